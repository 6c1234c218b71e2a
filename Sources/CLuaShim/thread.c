// Threads that the host resumes.
#include "state.h"
#include <stdlib.h>
#include <string.h>

lua_State *mb_thread_stack(mb_thread *thread) {
    lua_State *L = thread->L;
    for (lua_State *inner; (inner = mb_waiting_inside(L));) L = inner;
    return L;
}

int mb_thread_state(mb_thread *thread) { return thread->state; }

uint64_t mb_thread_id(mb_thread *thread) { return thread->id; }

// The innermost coroutine first.
static size_t append_waiting(lua_State *L, char *text, size_t size) {
    lua_State *inner = mb_waiting_inside(L);
    size_t count = inner ? append_waiting(inner, text, size) : 0;
    if (count > 0 && count + 2 < size) text[count++] = '\n';
    return count + mb_write_trace(L, 0, text + count, size - count);
}

const char *mb_thread_traceback(mb_state *state, mb_thread *thread) {
    if (thread->state == MB_THREAD_DEAD) return thread->trace ? thread->trace : "";
    append_waiting(thread->L, state->text, sizeof state->text);
    return state->text;
}

// MARK: The function at the bottom

// Takes the traceback while the stack is still there. It is kept outside Lua: there may be no memory left.
static int note_error(lua_State *L) {
    mb_state *state = mb_of(L);
    if (state->thread && state->thread->L == L) {
        size_t count = mb_write_error_trace(L, 1, lua_topointer(L, 1), state->text, sizeof state->text);
        char *trace = realloc(state->thread->trace, count + 1);
        if (trace) {
            memcpy(trace, state->text, count + 1);
            state->thread->trace = trace;
        }
    }
    return 1;
}

static int after_body(lua_State *L, int status, lua_KContext unused) {
    (void)unused;
    mb_of(L)->thread->status = status == LUA_YIELD ? LUA_OK : status;
    return status == LUA_OK || status == LUA_YIELD ? lua_gettop(L) - 1 : 1;
}

// The call is protected so that what is to be closed is closed while the thread still runs, and may wait.
RAISES int mb_task_body(lua_State *L) {
    lua_pushcfunction(L, note_error);
    lua_insert(L, 1);
    return after_body(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 1, 0, after_body), 0);
}

// MARK: Making and giving back

typedef struct request {
    mb_state *state;
    mb_thread *thread;
    int reference;
    mb_buffer *arguments;
} request;

RAISES static int make(lua_State *L) {
    request *wanted = lua_touserdata(L, 1);
    mb_state *state = wanted->state;
    mb_thread *thread = wanted->thread;
    if (state->pool_count > 0) {
        state->pool_count--;
        thread->L = state->pool[state->pool_count].L;
        thread->anchor = state->pool[state->pool_count].anchor;
    } else {
        thread->L = lua_newthread(L);
        thread->anchor = luaL_ref(L, LUA_REGISTRYINDEX);
        mb_set_mark(thread->L, MB_MARK_TASK, true);
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, wanted->reference);
    int count = mb_replay(L, wanted->arguments, 0);
    if (!lua_checkstack(thread->L, count + 2)) luaL_error(L, "too many arguments");
    lua_pushcfunction(thread->L, mb_task_body);
    lua_xmove(L, thread->L, count + 1);
    return 0;
}

mb_thread *mb_thread_new(mb_state *state, int reference, mb_buffer *arguments, int *status) {
    lua_State *L = mb_current(state);
    mb_thread *thread = calloc(1, sizeof(mb_thread));
    if (!thread || !lua_checkstack(L, 3)) {
        free(thread);
        lua_pushnil(L);
        *status = LUA_ERRMEM;
        return NULL;
    }
    thread->id = ++state->last_id;
    request wanted = {state, thread, reference, arguments};
    lua_pushcfunction(L, make);
    lua_pushlightuserdata(L, &wanted);
    *status = lua_pcall(L, 1, 0, 0);
    if (*status == LUA_OK) return thread;
    mb_thread_free(state, thread);
    return NULL;
}

void mb_thread_discard(mb_thread *thread) {
    free(thread->trace);
    free(thread);
}

void mb_thread_free(mb_state *state, mb_thread *thread) {
    if (thread->anchor) {
        bool has_ended = thread->state == MB_THREAD_DEAD && thread->status == LUA_OK;
        bool is_clean = has_ended && lua_status(thread->L) == LUA_OK && lua_gettop(thread->L) == 0 &&
                        !mb_has_mark(thread->L, MB_MARK_EXPOSED);
        if (is_clean && state->pool_count < MB_POOL_SIZE) {
            state->pool[state->pool_count].L = thread->L;
            state->pool[state->pool_count++].anchor = thread->anchor;
        } else {
            mb_drop_reference(state, thread->anchor);
        }
    }
    mb_thread_discard(thread);
}

// MARK: Running

// Values for the thread are made on the current stack: making them needs a protected call, and a suspended thread
// cannot make one.
static int push_answer(lua_State *L, mb_buffer *values, int how) {
    if (how == MB_RESUME_PLAIN) return LUA_OK;
    mb_push_light(L, how == MB_RESUME_ANSWER ? &mb_answer_key : &mb_raise_key);
    int top = lua_gettop(L);
    int status = mb_push(L, values);
    if (status == LUA_OK) {
        if (how == MB_RESUME_ERROR && lua_gettop(L) == top) lua_pushnil(L);
        return LUA_OK;
    }
    // What cannot be handed over is raised where the thread waits.
    mb_push_light(L, &mb_raise_key);
    lua_replace(L, top);
    return status;
}

static int move_results(lua_State *from, lua_State *to, int count, int *status) {
    if (lua_checkstack(to, count)) {
        lua_xmove(from, to, count);
        return count;
    }
    lua_pop(from, count);
    lua_pushnil(to);
    *status = LUA_ERRMEM;
    return -1;
}

static bool accepts(const mb_thread *thread, int how) {
    switch (thread->state) {
    case MB_THREAD_READY: return how == MB_RESUME_PLAIN;
    case MB_THREAD_WAITING: return how != MB_RESUME_PLAIN;
    case MB_THREAD_YIELDED: return how != MB_RESUME_ERROR;
    default: return false;
    }
}

int mb_thread_resume(
    mb_state *state, mb_thread *thread, mb_buffer *values, int how, int *results, int64_t *ticket, int *status) {
    lua_State *L = mb_current(state);
    lua_State *T = thread->L;
    *results = 0;
    *status = LUA_OK;
    if (!accepts(thread, how) || !lua_checkstack(L, 4)) return MB_REFUSED;
    int top = lua_gettop(L);
    int count;
    if (thread->state == MB_THREAD_READY) {
        count = lua_gettop(T) - 1;
    } else {
        push_answer(L, values, how);
        // The script's own yield knows nothing of the token.
        if (thread->state == MB_THREAD_YIELDED && lua_gettop(L) > top) lua_remove(L, top + 1);
        count = lua_gettop(L) - top;
        if (!lua_checkstack(T, count)) return MB_REFUSED;
        lua_xmove(L, T, count);
    }

    mb_thread *outer = state->thread;
    mb_resumer *resumers = state->resumers;
    state->thread = thread;
    state->resumers = NULL;
    thread->state = MB_THREAD_RUNNING;
    lua_State *running = state->running;
    int outcome = lua_resume(T, L, count, results);
    state->running = running;
    state->thread = outer;
    state->resumers = resumers;

    if (outcome == LUA_YIELD) {
        if (*results == 2 && mb_has_light(T, -2, &mb_await_key)) {
            *ticket = lua_tointeger(T, -1);
            lua_pop(T, 2);
            thread->state = MB_THREAD_WAITING;
            return MB_AWAITING;
        }
        thread->state = MB_THREAD_YIELDED;
        *results = move_results(T, L, *results, status);
        return *results < 0 ? MB_FAILED : MB_YIELDED;
    }
    thread->state = MB_THREAD_DEAD;
    if (outcome != LUA_OK) {
        // Only before the function at the bottom could protect itself.
        thread->status = outcome;
        *results = 1;
    }
    *status = thread->status;
    *results = move_results(T, L, *results, status);
    return *status == LUA_OK ? MB_FINISHED : MB_FAILED;
}

// Closes a coroutine after those it waits for. The last error is on its stack.
static int close_waiting(lua_State *T, lua_State *from) {
    lua_State *inner = mb_waiting_inside(T);
    int inner_status = inner ? close_waiting(inner, from) : LUA_OK;
    mb_set_mark(T, MB_MARK_WAITING, false);
    int status = mb_reset_thread(T, from);
    if (status != LUA_OK || inner_status == LUA_OK) return status;
    if (lua_checkstack(T, 1)) lua_xmove(inner, T, 1);
    return inner_status;
}

int mb_thread_close(mb_state *state, mb_thread *thread) {
    lua_State *L = mb_current(state);
    if (thread->state == MB_THREAD_RUNNING || thread->state == MB_THREAD_DEAD) return LUA_OK;
    mb_thread *outer = state->thread;
    state->thread = thread;
    thread->state = MB_THREAD_DEAD;
    thread->status = close_waiting(thread->L, L);
    state->thread = outer;
    if (thread->status != LUA_OK && lua_checkstack(L, 1)) lua_xmove(thread->L, L, 1);
    return thread->status;
}
