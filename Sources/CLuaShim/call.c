// Host functions called by Lua, and Lua functions called by the host.
#include "state.h"
#include <stdio.h>
#include <string.h>

// MARK: Host functions

// What the host has answered is on the stack, behind a token that says whether it is results or an error.
RAISES static int after_wait(lua_State *L, int status, lua_KContext ticket) {
    (void)status;
    (void)ticket;
    mb_set_mark(L, MB_MARK_WAITING, false);
    if (mb_has_light(L, 1, &mb_answer_key)) return lua_gettop(L) - 1;
    if (!mb_has_light(L, 1, &mb_raise_key)) return luaL_error(L, "resumed without an answer while waiting");
    lua_settop(L, 2);
    return lua_error(L);
}

// Lua lets go of the arguments, and hands the ticket to whoever resumed this coroutine. The context is a plain number:
// a coroutine may be collected without this ever going on.
RAISES static int wait_for(lua_State *L, int64_t ticket) {
    const char *obstacle = mb_obstacle(L);
    if (obstacle) return luaL_error(L, "cannot wait %s", obstacle);
    lua_settop(L, 0);
    mb_push_light(L, &mb_await_key);
    lua_pushinteger(L, ticket);
    mb_set_mark(L, MB_MARK_WAITING, true);
    return lua_yieldk(L, 2, (lua_KContext)ticket, after_wait);
}

RAISES int mb_trampoline(lua_State *L) {
    mb_state *state = mb_of(L);
    // With the debug library a script can put anything in the place of the box.
    mb_box *box = mb_box_at(L, lua_upvalueindex(1));
    if (state->is_closing || !box || !box->is_function || !box->object)
        return luaL_error(L, "the host function is gone: its state is being closed");
    mb_buffer *out = mb_take_buffer(state);
    if (!out) return luaL_error(L, "not enough memory");

    lua_State *outer = state->running;
    state->running = L;
    int code = state->options.invoke(state->options.host, L, box->object, out);
    // No Swift frame is left from here on. What the buffer still holds may end when it is given back, and may call into
    // Lua then: until that is done this stays the running thread.

    int64_t ticket = out->ticket;
    int values = (int)out->values;
    if (code == MB_AWAIT) {
        mb_give_buffer(state, out);
        state->running = outer;
        return wait_for(L, ticket);
    }
    // The most common result of all, one string, needs no protection: the buffer goes back first, and lua_pushlstring
    // copies the bytes before anything can run that might use it again.
    bool is_sound = code == MB_VALUES && out->fault == MB_FAULT_NONE && out->open == 0;
    if (is_sound && values == 1 && out->bytes[0] == MB_OP_STRING) {
        uint32_t count;
        memcpy(&count, out->bytes + 1, sizeof count);
        const char *bytes = (const char *)out->bytes + 5;
        if (out->capacity <= sizeof state->text) {
            mb_give_buffer(state, out);
            state->running = outer;
            lua_pushlstring(L, bytes, count);
            return 1;
        }
    }
    int status = mb_push_results(L, out);
    mb_give_buffer(state, out);
    state->running = outer;
    if (status == LUA_ERRMEM && lua_isnil(L, -1)) return luaL_error(L, "stack overflow");
    if (status == LUA_OK && code == MB_RAISE && values == 0) lua_pushnil(L);
    return status != LUA_OK || code == MB_RAISE ? lua_error(L) : values;
}

// MARK: Calling

const char *mb_call_traceback(mb_state *state) { return state->call_trace; }

int mb_call_handler(lua_State *L) {
    mb_state *state = mb_of(L);
    mb_write_error_trace(L, 1, lua_topointer(L, 1), state->call_trace, sizeof state->call_trace);
    return 1;
}

RAISES static int call_body(lua_State *L) {
    mb_buffer *arguments = lua_touserdata(L, 2);
    lua_settop(L, 1);
    int count = mb_replay(L, arguments, 0);
    lua_call(L, count, LUA_MULTRET);
    return lua_gettop(L);
}

int mb_call(mb_state *state, int reference, mb_buffer *arguments, int *results) {
    lua_State *L = mb_current(state);
    *state->call_trace = 0;
    if (!lua_checkstack(L, 4)) {
        lua_pushnil(L);
        return LUA_ERRMEM;
    }
    int top = lua_gettop(L);
    lua_pushcfunction(L, mb_call_handler);
    int status;
    if (arguments->needs_memory || arguments->fault != MB_FAULT_NONE) {
        lua_pushcfunction(L, call_body);
        mb_push_reference(L, reference);
        lua_pushlightuserdata(L, arguments);
        status = lua_pcall(L, 2, LUA_MULTRET, top + 1);
    } else {
        mb_push_reference(L, reference);
        if (!mb_replay_scalars(L, arguments)) return LUA_ERRMEM;
        status = lua_pcall(L, (int)arguments->values, LUA_MULTRET, top + 1);
    }
    lua_remove(L, top + 1);
    *results = lua_gettop(L) - top;
    return status;
}

// Loading is protected by Lua itself.
int mb_load(mb_state *state, const char *bytes, size_t count, const char *name) {
    lua_State *L = mb_current(state);
    if (!lua_checkstack(L, 4)) {
        lua_pushnil(L);
        return LUA_ERRMEM;
    }
    return luaL_loadbufferx(L, bytes, count, name, "t");
}

// MARK: Single steps, each protected

static int run(lua_State *L, lua_CFunction step, int arguments, int results) {
    if (!lua_checkstack(L, 4)) {
        lua_settop(L, lua_gettop(L) - arguments);
        lua_pushnil(L);
        return LUA_ERRMEM;
    }
    lua_pushcfunction(L, step);
    lua_insert(L, -(arguments + 1));
    return lua_pcall(L, arguments, results, 0);
}

static int take_integer(lua_State *L, int *into) {
    *into = (int)lua_tointeger(L, -1);
    lua_pop(L, 1);
    return LUA_OK;
}

RAISES static int make_reference(lua_State *L) {
    lua_pushinteger(L, luaL_ref(L, LUA_REGISTRYINDEX));
    return 1;
}

int mb_make_reference(lua_State *L, int *reference) {
    int status = run(L, make_reference, 1, 1);
    return status == LUA_OK ? take_integer(L, reference) : status;
}

// Both slots that luaL_unref writes exist, so nothing is allocated.
void mb_drop_reference(mb_state *state, int reference) {
    lua_State *L = mb_current(state);
    if (lua_checkstack(L, 3)) luaL_unref(L, LUA_REGISTRYINDEX, reference);
}

bool mb_push_reference(lua_State *L, int reference) {
    if (!lua_checkstack(L, 1)) return false;
    lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
    return true;
}

RAISES static int pack(lua_State *L) {
    int count = lua_gettop(L);
    lua_createtable(L, count, 0);
    lua_insert(L, 1);
    for (int i = count; i >= 1; i--) lua_rawseti(L, 1, i);
    return make_reference(L);
}

int mb_pack(lua_State *L, int count, int *reference) {
    int status = run(L, pack, count, 1);
    return status == LUA_OK ? take_integer(L, reference) : status;
}

RAISES static int get(lua_State *L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, lua_tointeger(L, 1));
    mb_replay(L, lua_touserdata(L, 2), 0);
    if (lua_toboolean(L, 3)) lua_rawget(L, -2);
    else lua_gettable(L, -2);
    return 1;
}

RAISES static int set(lua_State *L) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, lua_tointeger(L, 1));
    mb_replay(L, lua_touserdata(L, 2), 0);
    if (lua_toboolean(L, 3)) lua_rawset(L, -3);
    else lua_settable(L, -3);
    return 0;
}

static int access(mb_state *state, lua_CFunction step, int reference, mb_buffer *values, bool raw, int results) {
    lua_State *L = mb_current(state);
    if (!lua_checkstack(L, 4)) {
        lua_pushnil(L);
        return LUA_ERRMEM;
    }
    lua_pushinteger(L, reference);
    lua_pushlightuserdata(L, values);
    lua_pushboolean(L, raw);
    return run(L, step, 3, results);
}

int mb_get(mb_state *state, int reference, mb_buffer *key, bool raw) {
    return access(state, get, reference, key, raw, 1);
}

int mb_set(mb_state *state, int reference, mb_buffer *pair, bool raw) {
    return access(state, set, reference, pair, raw, 0);
}

int mb_set_metatable(mb_state *state, int reference, int metatable) {
    lua_State *L = mb_current(state);
    if (!lua_checkstack(L, 2)) {
        lua_pushnil(L);
        return LUA_ERRMEM;
    }
    lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
    if (metatable) lua_rawgeti(L, LUA_REGISTRYINDEX, metatable);
    else lua_pushnil(L);
    lua_setmetatable(L, -2); // allocates nothing
    lua_pop(L, 1);
    return LUA_OK;
}

RAISES static int get_field(lua_State *L) {
    lua_pushlstring(L, lua_touserdata(L, 2), (size_t)lua_tointeger(L, 3));
    lua_rawget(L, 1);
    return 1;
}

int mb_get_field(lua_State *L, int index, const char *key, size_t count) {
    lua_pushvalue(L, index);
    lua_pushlightuserdata(L, (void *)key);
    lua_pushinteger(L, (lua_Integer)count);
    return run(L, get_field, 3, 1);
}

RAISES static int next_pair(lua_State *L) { return lua_next(L, 1) ? 2 : 0; }

int mb_next(lua_State *L, int index, bool *more) {
    int top = lua_gettop(L);
    lua_pushvalue(L, index);
    lua_insert(L, -2);
    int status = run(L, next_pair, 2, LUA_MULTRET);
    *more = status == LUA_OK && lua_gettop(L) > top;
    return status;
}

RAISES static int to_string(lua_State *L) {
    luaL_tolstring(L, 1, NULL);
    return 1;
}

int mb_to_string(lua_State *L, int index) {
    if (!lua_checkstack(L, 4)) {
        lua_pushnil(L);
        return LUA_ERRMEM;
    }
    lua_pushvalue(L, index);
    return run(L, to_string, 1, 1);
}

// MARK: Numbers as text

int mb_format_integer(lua_Integer value, char text[64]) { return lua_integer2str(text, 64, value); }

int mb_format_number(lua_Number value, char text[64]) {
    int count = lua_number2str(text, 60, value);
    // What looks like an integer gets a fraction, so that it reads back as the float it is.
    if (text[strspn(text, "-0123456789")] == 0) {
        text[count++] = '.';
        text[count++] = '0';
    }
    return count;
}
