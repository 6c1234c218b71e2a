// Memory with a limit, and a reserve for the way out.
#include "state.h"
#include <stdlib.h>

static bool must_fail(mb_state *state) {
    state->allocations++;
    if (state->fail_after < 0) return false;
    if (state->fail_after > 0) {
        state->fail_after--;
        return false;
    }
    if (state->fail_times-- > 0) return true;
    state->fail_after = -1;
    return false;
}

// Lua repeats an allocation that failed, after a full collection; only the second failure raises. The reserve must not
// serve that repetition, or the limit would merely be higher. So it opens with the second failure, and closes as soon
// as the script is below the limit again.
static bool fits(mb_state *state, size_t used, size_t growth) {
    size_t limit = state->options.memory_limit;
    if (limit == 0) return true;
    if (used <= limit && growth <= limit - used) {
        state->pressure = 0;
        return true;
    }
    if (state->pressure == 2) {
        size_t reserve = state->options.memory_reserve;
        size_t over = used > limit ? used - limit : 0;
        size_t room = used > limit ? 0 : limit - used;
        if (over <= reserve && growth <= (reserve - over) + room) return true;
    } else {
        state->pressure++;
    }
    return false;
}

void *mb_allocate(void *opaque, void *block, size_t old_size, size_t new_size) {
    mb_state *state = opaque;
    // Without a block the old size says what sort of object is wanted.
    size_t old = block ? old_size : 0;
    size_t used = atomic_load_explicit(&state->used, memory_order_relaxed);
    if (new_size == 0) {
        free(block);
        atomic_store_explicit(&state->used, used - old, memory_order_relaxed);
        return NULL;
    }
    if (new_size > old && (must_fail(state) || !fits(state, used, new_size - old))) return NULL;
    void *moved = realloc(block, new_size);
    // Lua relies on shrinking never to fail.
    if (!moved) return new_size <= old ? block : NULL;
    used = used - old + new_size;
    atomic_store_explicit(&state->used, used, memory_order_relaxed);
    if (used > atomic_load_explicit(&state->peak, memory_order_relaxed))
        atomic_store_explicit(&state->peak, used, memory_order_relaxed);
    return moved;
}

size_t mb_memory_used(mb_state *state) { return atomic_load_explicit(&state->used, memory_order_relaxed); }

size_t mb_memory_peak(mb_state *state) { return atomic_load_explicit(&state->peak, memory_order_relaxed); }

int64_t mb_allocations(mb_state *state) { return state->allocations; }

void mb_fail_allocations(mb_state *state, int64_t after, int64_t times) {
    state->fail_after = after;
    state->fail_times = times;
}
