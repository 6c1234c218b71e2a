// `pcall`, `xpcall` and `coroutine`, such that host functions may wait anywhere inside, and sticky errors go through.
#include "state.h"
#include <string.h>

// MARK: Protected calls

RAISES static int finish_call(lua_State *L, int status, lua_KContext extra) {
    if (status == LUA_OK || status == LUA_YIELD) return lua_gettop(L) - (int)extra;
    mb_state *state = mb_of(L);
    if (mb_must_go_on(L, state, -1)) return lua_error(L);
    state->inner_error = NULL;
    lua_pushboolean(L, false);
    lua_insert(L, -2);
    return 2;
}

RAISES static int protected_call(lua_State *L) {
    luaL_checkany(L, 1);
    lua_pushboolean(L, true);
    lua_insert(L, 1);
    int status = lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 0, 0, finish_call);
    return finish_call(L, status, 0);
}

// Runs the script's handler; a sticky error stays what it is, whatever the handler makes of it.
RAISES static int handle_error(lua_State *L) {
    lua_settop(L, 1);
    bool is_sticky = mb_is_sticky(L, 1);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_pushvalue(L, 1);
    if (!is_sticky) {
        lua_call(L, 1, 1);
        return 1;
    }
    lua_pcall(L, 1, 0, 0);
    lua_settop(L, 1);
    return 1;
}

RAISES static int protected_call_with_handler(lua_State *L) {
    int count = lua_gettop(L);
    luaL_checktype(L, 2, LUA_TFUNCTION);
    lua_pushvalue(L, 2);
    lua_pushcclosure(L, handle_error, 1);
    lua_replace(L, 2);
    lua_pushboolean(L, true);
    lua_pushvalue(L, 1);
    lua_rotate(L, 3, 2);
    int status = lua_pcallk(L, count - 2, LUA_MULTRET, 2, 2, finish_call);
    return finish_call(L, status, 2);
}

RAISES void mb_replace_calls(lua_State *L) {
    static const luaL_Reg functions[] = {
        {"pcall", protected_call},
        {"xpcall", protected_call_with_handler},
        {NULL, NULL},
    };
    lua_pushglobaltable(L);
    luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1);
}

// MARK: Resuming

int mb_chained_resume(lua_State *L, lua_State *coroutine, int arguments, int *results) {
    mb_state *state = mb_of(L);
    mb_resumer resumer = {.L = L, .outer = state->resumers};
    state->resumers = &resumer;
    int status = lua_resume(coroutine, L, arguments, results);
    state->resumers = resumer.outer;
    return status;
}

int mb_reset_thread(lua_State *coroutine, lua_State *from) {
    mb_state *state = mb_of(coroutine);
    mb_resumer resumer = {.L = from, .is_closing = true, .outer = state->resumers};
    state->resumers = &resumer;
#if LUA_VERSION_RELEASE_NUM >= 50406
    int status = lua_closethread(coroutine, from);
#else
    int status = lua_resetthread(coroutine);
#endif
    state->resumers = resumer.outer;
    return status;
}

// The function at the bottom of every coroutine that a script makes. It catches an error so that what is to be closed
// is closed inside the coroutine, where it may wait and can be interrupted, and raises it again.
static int note_error(lua_State *L) {
    mb_state *state = mb_of(L);
    const void *error = lua_topointer(L, 1);
    mb_write_error_trace(L, 1, error, state->inner_trace, sizeof state->inner_trace);
    state->inner_error = error;
    return 1;
}

RAISES static int after_body(lua_State *L, int status, lua_KContext unused) {
    (void)unused;
    return status == LUA_OK || status == LUA_YIELD ? lua_gettop(L) - 1 : lua_error(L);
}

RAISES int mb_coroutine_body(lua_State *L) {
    lua_pushcfunction(L, note_error);
    lua_insert(L, 1);
    return after_body(L, lua_pcallk(L, lua_gettop(L) - 2, LUA_MULTRET, 1, 0, after_body), 0);
}

enum { STEP_ERROR = -1, STEP_WAIT = -2 };

// Resumes a coroutine with the top `count` values. Leaves its values and returns how many, or leaves the error, or the
// token and the ticket of a wait that has to be handed outward.
RAISES static int step(lua_State *L, lua_State *coroutine, int count) {
    int arguments = count;
    if (!lua_checkstack(coroutine, count)) {
        lua_pushliteral(L, "too many arguments to resume");
        return STEP_ERROR;
    }
    // A coroutine that has not begun has its function for an argument of the function at the bottom.
    lua_Debug record;
    bool has_begun = lua_status(coroutine) != LUA_OK || lua_getstack(coroutine, 0, &record);
    if (!has_begun && lua_gettop(coroutine) > 0) arguments++;
    lua_xmove(L, coroutine, count);
    int results;
    int status = mb_chained_resume(L, coroutine, arguments, &results);
    if (status != LUA_OK && status != LUA_YIELD) {
        luaL_checkstack(L, 3, NULL);
        lua_xmove(coroutine, L, 1);
        return STEP_ERROR;
    }
    if (!lua_checkstack(L, results + 1)) {
        lua_pop(coroutine, results);
        lua_pushliteral(L, "too many results to resume");
        return STEP_ERROR;
    }
    lua_xmove(coroutine, L, results);
    return status == LUA_YIELD && results == 2 && mb_has_light(L, -2, &mb_await_key) ? STEP_WAIT : results;
}

// A coroutine that waits, or belongs to the host, is not for scripts to resume or close. NULL for all others.
static const char *objection(lua_State *coroutine) {
    if (mb_has_mark(coroutine, MB_MARK_WAITING)) return "a coroutine that is waiting";
    return mb_has_mark(coroutine, MB_MARK_TASK) ? "a task" : NULL;
}

RAISES static int wait_outward(lua_State *L, lua_KFunction then) {
    mb_set_mark(L, MB_MARK_WAITING, true);
    return lua_yieldk(L, 2, 0, then);
}

RAISES static lua_State *coroutine_at(lua_State *L, int index) {
    lua_State *coroutine = lua_tothread(L, index);
    luaL_argexpected(L, coroutine, index, "thread");
    return coroutine;
}

RAISES static int after_resume(lua_State *L, int status, lua_KContext unused);

RAISES static int finish_resume(lua_State *L, int results) {
    if (results == STEP_WAIT) return wait_outward(L, after_resume);
    if (results == STEP_ERROR) {
        mb_state *state = mb_of(L);
        if (mb_must_go_on(L, state, -1)) return lua_error(L);
        state->inner_error = NULL;
    }
    int count = results == STEP_ERROR ? 1 : results;
    lua_pushboolean(L, results != STEP_ERROR);
    lua_insert(L, -(count + 1));
    return count + 1;
}

RAISES static int after_resume(lua_State *L, int status, lua_KContext unused) {
    (void)status;
    (void)unused;
    mb_set_mark(L, MB_MARK_WAITING, false);
    return finish_resume(L, step(L, lua_tothread(L, 1), lua_gettop(L) - 1));
}

RAISES static int resume(lua_State *L) {
    lua_State *coroutine = coroutine_at(L, 1);
    const char *reason = objection(coroutine);
    if (!reason) return finish_resume(L, step(L, coroutine, lua_gettop(L) - 1));
    lua_pushboolean(L, false);
    lua_pushfstring(L, "cannot resume %s", reason);
    return 2;
}

// MARK: The other functions

RAISES static int create(lua_State *L) {
    luaL_checktype(L, 1, LUA_TFUNCTION);
    lua_State *coroutine = lua_newthread(L);
    lua_pushcfunction(coroutine, mb_coroutine_body);
    lua_pushvalue(L, 1);
    lua_xmove(L, coroutine, 1);
    return 1;
}

RAISES static int after_wrapped(lua_State *L, int status, lua_KContext unused);

RAISES static int finish_wrapped(lua_State *L, int results) {
    if (results == STEP_WAIT) return wait_outward(L, after_wrapped);
    if (results != STEP_ERROR) return results;
    mb_state *state = mb_of(L);
    if (lua_type(L, -1) == LUA_TSTRING) {
        bool is_inner = lua_topointer(L, -1) == state->inner_error;
        luaL_where(L, 1);
        lua_insert(L, -2);
        lua_concat(L, 2);
        if (is_inner) state->inner_error = lua_topointer(L, -1);
    }
    return lua_error(L);
}

RAISES static int after_wrapped(lua_State *L, int status, lua_KContext unused) {
    (void)status;
    (void)unused;
    mb_set_mark(L, MB_MARK_WAITING, false);
    return finish_wrapped(L, step(L, lua_tothread(L, lua_upvalueindex(1)), lua_gettop(L)));
}

RAISES static int resume_wrapped(lua_State *L) {
    lua_State *coroutine = lua_tothread(L, lua_upvalueindex(1));
    const char *reason = objection(coroutine);
    if (reason) return luaL_error(L, "cannot resume %s", reason);
    return finish_wrapped(L, step(L, coroutine, lua_gettop(L)));
}

RAISES static int wrap(lua_State *L) {
    create(L);
    lua_pushcclosure(L, resume_wrapped, 1);
    return 1;
}

static const char *status_of(lua_State *L, lua_State *coroutine) {
    lua_Debug record;
    if (L == coroutine) return "running";
    switch (lua_status(coroutine)) {
    // One that waits is like one that has resumed another: active, and not to be resumed by others.
    case LUA_YIELD: return mb_has_mark(coroutine, MB_MARK_WAITING) ? "normal" : "suspended";
    case LUA_OK:
        if (lua_getstack(coroutine, 0, &record)) return "normal";
        return lua_gettop(coroutine) == 0 ? "dead" : "suspended";
    default: return "dead";
    }
}

RAISES static int status(lua_State *L) {
    lua_pushstring(L, status_of(L, coroutine_at(L, 1)));
    return 1;
}

RAISES static int close(lua_State *L) {
    lua_State *coroutine = coroutine_at(L, 1);
    const char *reason = objection(coroutine);
    if (reason) return luaL_error(L, "cannot close %s", reason);
    const char *at = status_of(L, coroutine);
    if (*at != 's' && *at != 'd') return luaL_error(L, "cannot close a %s coroutine", at);
    if (mb_reset_thread(coroutine, L) == LUA_OK) {
        lua_pushboolean(L, true);
        return 1;
    }
    lua_xmove(coroutine, L, 1);
    return finish_resume(L, STEP_ERROR);
}

RAISES static int running(lua_State *L) {
    bool is_main = lua_pushthread(L);
    // The main thread's mark would be copied into every new one.
    if (!is_main) mb_set_mark(L, MB_MARK_EXPOSED, true);
    lua_pushboolean(L, is_main);
    return 2;
}

lua_State *mb_waiting_inside(lua_State *L) {
    lua_Debug record;
    if (!mb_has_mark(L, MB_MARK_WAITING) || !lua_checkstack(L, 2) || !lua_getstack(L, 0, &record)) return NULL;
    int top = lua_gettop(L);
    lua_getinfo(L, "f", &record);
    lua_CFunction function = lua_tocfunction(L, -1);
    lua_State *inner = NULL;
    if (function == resume && lua_getlocal(L, &record, 1)) inner = lua_tothread(L, -1);
    else if (function == resume_wrapped && lua_getupvalue(L, -1, 1)) inner = lua_tothread(L, -1);
    lua_settop(L, top);
    return inner && mb_has_mark(inner, MB_MARK_WAITING) ? inner : NULL;
}

RAISES void mb_replace_coroutines(lua_State *L, mb_state *state) {
    (void)state;
    static const luaL_Reg functions[] = {
        {"close", close},   {"create", create}, {"resume", resume}, {"running", running},
        {"status", status}, {"wrap", wrap},     {NULL, NULL},
    };
    lua_getglobal(L, "coroutine");
    luaL_setfuncs(L, functions, 0);
    lua_pop(L, 1);
}
