// The standard libraries, whole or fit for scripts that are not trusted.
#include "state.h"
#include <lualib.h>

// MARK: Replacements

RAISES static int load_text(lua_State *L) {
    // The mode is forced; whether an environment is given makes a difference to `load`, so it is passed on as it came.
    if (lua_gettop(L) < 3) lua_settop(L, 3);
    lua_pushliteral(L, "t");
    lua_replace(L, 3);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, lua_gettop(L) - 1, LUA_MULTRET);
    return lua_gettop(L);
}

// Scripts may collect and count, but not tune or stop the collector: that is the memory limit's business.
RAISES static int collect_garbage(lua_State *L) {
    static const char *const options[] = {"collect", "count", NULL};
    if (luaL_checkoption(L, 1, "collect", options) == 0) lua_pushinteger(L, lua_gc(L, LUA_GCCOLLECT));
    else lua_pushnumber(L, (lua_Number)mb_memory_used(mb_of(L)) / 1024);
    return 1;
}

// A finalizer runs with hooks off, where an endless one could not be stopped.
RAISES static int set_metatable(lua_State *L) {
    int type = lua_type(L, 2);
    luaL_checktype(L, 1, LUA_TTABLE);
    luaL_argexpected(L, type == LUA_TNIL || type == LUA_TTABLE, 2, "nil or table");
    if (luaL_getmetafield(L, 1, "__metatable") != LUA_TNIL) return luaL_error(L, "cannot change a protected metatable");
    lua_settop(L, 2);
    if (type == LUA_TTABLE) {
        lua_pushliteral(L, "__gc");
        if (lua_rawget(L, 2) != LUA_TNIL)
            return luaL_error(L, "finalizers (__gc) are not available; use a to-be-closed variable");
        lua_pop(L, 1);
    }
    lua_setmetatable(L, 1);
    return 1;
}

// Lua's own would count to any number of nothings, and cannot be stopped meanwhile.
RAISES static int repeat(lua_State *L) {
    size_t count, separator;
    luaL_checklstring(L, 1, &count);
    luaL_optlstring(L, 3, "", &separator);
    if (count + separator == 0) {
        luaL_checkinteger(L, 2);
        lua_pushliteral(L, "");
        return 1;
    }
    lua_settop(L, 3);
    lua_pushvalue(L, lua_upvalueindex(1));
    lua_insert(L, 1);
    lua_call(L, 3, 1);
    return 1;
}

// MARK: Selection

RAISES static void remove_field(lua_State *L, const char *name) {
    lua_pushnil(L);
    lua_setfield(L, -2, name);
}

// Puts a function in the place of a field of the table on top, with what was there as its upvalue.
RAISES static void replace_field(lua_State *L, const char *name, lua_CFunction function) {
    lua_getfield(L, -1, name);
    lua_pushcclosure(L, function, 1);
    lua_setfield(L, -2, name);
}

RAISES static void open_sandbox(lua_State *L) {
    static const luaL_Reg libraries[] = {
        {LUA_GNAME, luaopen_base},       {LUA_COLIBNAME, luaopen_coroutine}, {LUA_TABLIBNAME, luaopen_table},
        {LUA_STRLIBNAME, luaopen_string}, {LUA_UTF8LIBNAME, luaopen_utf8},   {LUA_MATHLIBNAME, luaopen_math},
    };
    for (size_t i = 0; i < sizeof libraries / sizeof *libraries; i++) {
        luaL_requiref(L, libraries[i].name, libraries[i].func, true);
        lua_pop(L, 1);
    }

    lua_pushglobaltable(L);
    remove_field(L, "dofile");
    remove_field(L, "loadfile");
    replace_field(L, "load", load_text);
    replace_field(L, "collectgarbage", collect_garbage);
    replace_field(L, "setmetatable", set_metatable);

    static const char *const of_os[] = {"clock", "date", "difftime", "time"};
    luaL_requiref(L, LUA_OSLIBNAME, luaopen_os, false);
    lua_createtable(L, 0, 4);
    for (size_t i = 0; i < sizeof of_os / sizeof *of_os; i++) {
        lua_getfield(L, -2, of_os[i]);
        lua_setfield(L, -2, of_os[i]);
    }
    lua_getfield(L, LUA_REGISTRYINDEX, LUA_LOADED_TABLE);
    lua_pushvalue(L, -2);
    lua_setfield(L, -2, LUA_OSLIBNAME);
    lua_pop(L, 1);
    lua_setfield(L, -3, LUA_OSLIBNAME);
    lua_pop(L, 1);

    lua_getfield(L, -1, LUA_STRLIBNAME);
    remove_field(L, "dump");
    replace_field(L, "rep", repeat);
    lua_pop(L, 2);

    // Scripts do not reach the strings' metatable.
    lua_pushliteral(L, "");
    lua_getmetatable(L, -1);
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    lua_pop(L, 2);
}

// MARK: What cannot be suspended

RAISES static void note_obstacle(
    lua_State *L, mb_state *state, const char *library, const char *name, const char *text) {
    lua_getglobal(L, library);
    lua_getfield(L, -1, name);
    state->obstacles[state->obstacle_count].function = lua_tocfunction(L, -1);
    state->obstacles[state->obstacle_count++].text = text;
    lua_pop(L, 2);
}

RAISES void mb_open_libraries(lua_State *L, mb_state *state) {
    if (state->options.all_libraries) luaL_openlibs(L);
    else open_sandbox(L);
    mb_replace_calls(L);
    mb_replace_coroutines(L, state);
    note_obstacle(L, state, "table", "sort", "inside table.sort's comparator");
    note_obstacle(L, state, "string", "gsub", "inside string.gsub's callback");
    note_obstacle(L, state, "_G", "load", "inside load's reader");
    note_obstacle(L, state, "_G", "tostring", "inside a __tostring metamethod");
    note_obstacle(L, state, "_G", "print", "inside a __tostring metamethod");
    note_obstacle(L, state, "string", "format", "inside a __tostring metamethod");
    note_obstacle(L, state, "coroutine", "close", "inside a coroutine.close handler");
}
