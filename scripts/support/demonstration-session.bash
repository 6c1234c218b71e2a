#!/usr/bin/env bash
# The session that scripts/record-demonstration records: types each command as a person would and runs it.
#
# Takes from the environment: PATH with `moonbook`, INSTANCE, NODE and HUAWEICLOUD_SDK_*.
set -euo pipefail

# type_out TEXT: at about the speed of someone who knows what they want.
type_out() {
    local text=$1 index
    for ((index = 0; index < ${#text}; index++)); do
        printf '%s' "${text:index:1}"
        sleep 0.03
    done
}

# step SECONDS COMMAND: shows the command, runs it, and leaves time to read.
step() {
    local pause=$1 command=$2
    printf '\033[1m$\033[0m '
    type_out "$command"
    printf '\n'
    bash -c "$command"
    sleep "$pause"
}

step 5 "moonbook api throttl"
step 8 "moonbook api sqlfilter.set_rules"
step 2 "moonbook call sqlfilter.set_switch --instance_id \$INSTANCE --switch_status ON --wait"
step 2 "moonbook call sqlfilter.set_rules --instance_id \$INSTANCE --wait --sql_filter_rules.1.node_id \$NODE --sql_filter_rules.1.rules.1.sql_type SELECT --sql_filter_rules.1.rules.1.patterns.1.pattern 'select~from~reports' --sql_filter_rules.1.rules.1.patterns.1.max_concurrency 2"
step 5 "moonbook call sqlfilter.get_rules --instance_id \$INSTANCE --node_id \$NODE --output yaml"
