/// Scripts for shells. They know nothing but how to ask the program.
enum CompletionScript: String, CaseIterable, Sendable {
    case bash
    case zsh
    case fish

    var text: String {
        switch self {
        case .bash: Self.bashText
        case .zsh: Self.zshText
        case .fish: Self.fishText
        }
    }

    /// bash splits words at `=` and `:`; the words are put together again as they stand on the line.
    private static let bashText = #"""
        # Completion of moonbook for bash. Load with: source <(moonbook completion bash)
        _moonbook() {
            local rest="${COMP_LINE:0:COMP_POINT}" part line candidate current prefix i
            local words=()
            COMPREPLY=()
            # What is required comes first.
            compopt -o nosort 2>/dev/null
            for ((i = 0; i <= COMP_CWORD; i++)); do
                part="${COMP_WORDS[i]}"
                if [[ i -eq 0 || $rest == [[:space:]]* ]]; then
                    rest="${rest#"${rest%%[![:space:]]*}"}"
                    ((i == COMP_CWORD)) && part="$rest"
                    words+=("$part")
                else
                    ((i == COMP_CWORD)) && part="$rest"
                    words[${#words[@]} - 1]+="$part"
                fi
                rest="${rest#"$part"}"
            done
            current="${words[${#words[@]} - 1]}"
            # What stands before the last separator is not part of the word that bash replaces.
            prefix=""
            [[ $COMP_WORDBREAKS == *=* && $current == *=* ]] && prefix="${current%"${current##*=}"}"
            [[ $COMP_WORDBREAKS == *:* && $current == *:* ]] && prefix="${current%"${current##*:}"}"
            while IFS= read -r line; do
                candidate="${line%%$'\t'*}"
                if [[ $candidate == :files ]]; then
                    local path="${current#@}" at=""
                    [[ $current == @* ]] && at="@"
                    while IFS= read -r line; do COMPREPLY+=("$at$line"); done < <(compgen -f -- "$path")
                    compopt -o filenames 2>/dev/null
                    continue
                fi
                [[ $candidate == *[.=:] ]] && compopt -o nospace 2>/dev/null
                candidate="${candidate#"$prefix"}"
                [[ -z $candidate ]] && continue
                [[ $candidate == *[!A-Za-z0-9_./=:@%+,\[\]-]* ]] && printf -v candidate '%q' "$candidate"
                COMPREPLY+=("$candidate")
            done < <("${1/#\~/$HOME}" complete-words -- "${words[@]:1}" 2>/dev/null)
        }
        complete -F _moonbook moonbook

        """#

    private static let zshText = #"""
        #compdef moonbook
        # Completion of moonbook for zsh. Load with: source <(moonbook completion zsh)
        _moonbook() {
            local line word summary
            local -a words_before closed closed_shown open open_shown
            words_before=("${(@Q)words[2,CURRENT-1]}")
            for line in "${(@f)$("${(Q)words[1]/#\~/$HOME}" complete-words -- "${words_before[@]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
                [[ -z $line ]] && continue
                word=${line%%$'\t'*}
                summary=""
                [[ $line == *$'\t'* ]] && summary="  -- ${line#*$'\t'}"
                if [[ $word == :files ]]; then
                    compset -P '@'
                    _files
                elif [[ $word == *[.=:] ]]; then
                    open+=("$word")
                    open_shown+=("$word$summary")
                else
                    closed+=("$word")
                    closed_shown+=("$word$summary")
                fi
            done
            (( $#closed )) && compadd -V moonbook -l -d closed_shown -a closed
            (( $#open )) && compadd -V moonbook-open -S '' -l -d open_shown -a open
        }
        if [[ $funcstack[1] == _moonbook ]]; then
            _moonbook "$@"
        else
            compdef _moonbook moonbook
        fi

        """#

    private static let fishText = #"""
        # Completion of moonbook for fish. Load with: moonbook completion fish | source
        function __moonbook_complete
            set -l words (commandline -opc)
            set -l current (commandline -ct)
            test (count $current) -eq 0; and set current ''
            set -l program (string replace -r '^~' $HOME -- $words[1])
            for line in ($program complete-words -- $words[2..-1] $current 2>/dev/null)
                if test "$line" = ':files'
                    if string match -q '@*' -- $current
                        for path in (__fish_complete_path (string sub -s 2 -- $current))
                            echo "@$path"
                        end
                    else
                        __fish_complete_path $current
                    end
                else
                    echo $line
                end
            end
        end
        complete -c moonbook -f -k -a '(__moonbook_complete)'

        """#
}
