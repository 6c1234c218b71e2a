// From Lua values to a flat copy that Swift decodes.
//
// The walk is by raw access and allocates nothing in Lua, so no collection starts, no finalizer and no metamethod runs,
// and the tables do not change under it: lua_next, which raises only for a key that has vanished, cannot raise.
#include "state.h"
#include <string.h>

typedef struct walk {
    lua_State *L;
    mb_buffer *out;
    int64_t nodes, bytes;
    int max_depth, failure;
    const void *ancestors[MB_MAX_DEPTH];
} walk;

static uint8_t *put(walk *w, int tag, size_t size) {
    if (w->failure) return NULL;
    if (--w->nodes < 0) w->failure = MB_FLAT_NODES;
    else if ((w->bytes -= (int64_t)size + 1) < 0) w->failure = MB_FLAT_BYTES;
    else if (!mb_reserve(w->out, size + 1)) w->failure = MB_FLAT_MEMORY;
    if (w->failure) return NULL;
    uint8_t *place = w->out->bytes + w->out->count;
    w->out->count += size + 1;
    *place = (uint8_t)tag;
    return place + 1;
}

static void put_copy(walk *w, int tag, const void *value, size_t size) {
    uint8_t *place = put(w, tag, size);
    if (place) memcpy(place, value, size);
}

static void put_string(walk *w, int index) {
    size_t count;
    const char *bytes = lua_tolstring(w->L, index, &count);
    uint8_t *place = put(w, MB_NODE_STRING, count + 5);
    if (!place) return;
    uint32_t size = (uint32_t)count;
    memcpy(place, &size, 4);
    memcpy(place + 4, bytes, count);
    place[4 + count] = 0;
}

static int mark_of(lua_State *L, int index) {
    if (!lua_getmetatable(L, index)) return MB_MARK_NONE;
    mb_state *state = mb_of(L);
    const void *meta = lua_topointer(L, -1);
    lua_pop(L, 1);
    if (meta == state->array_meta) return MB_MARK_ARRAY;
    if (meta == state->object_mark_meta) return MB_MARK_OBJECT;
    return meta == state->error_meta || meta == state->sticky_meta ? MB_MARK_ERROR : MB_MARK_NONE;
}

static void visit(walk *w, int index, int depth);

static void visit_table(walk *w, int index, int depth) {
    lua_State *L = w->L;
    const void *table = lua_topointer(L, index);
    for (int i = 0; i < depth; i++) {
        if (w->ancestors[i] == table) {
            put(w, MB_NODE_CYCLE, 0);
            return;
        }
    }
    if (depth >= w->max_depth || !lua_checkstack(L, 6)) {
        put(w, MB_NODE_DEEP, 0);
        return;
    }
    w->ancestors[depth] = table;
    uint8_t *head = put(w, MB_NODE_TABLE, MB_NODE_TABLE_SIZE - 1);
    if (!head) return;
    *head = (uint8_t)mark_of(L, index);
    size_t offset = (size_t)(head + 1 - w->out->bytes);
    uint32_t values = 0, pairs = 0;
    lua_Unsigned length = lua_rawlen(L, index);
    while (values < length && !w->failure) {
        lua_rawgeti(L, index, ++values);
        visit(w, lua_gettop(L), depth + 1);
        lua_pop(L, 1);
    }
    lua_pushnil(L);
    while (!w->failure && lua_next(L, index)) {
        lua_Integer key = lua_isinteger(L, -2) ? lua_tointeger(L, -2) : 0;
        if (key < 1 || (lua_Unsigned)key > length) {
            int top = lua_gettop(L);
            visit(w, top - 1, w->max_depth); // a key that is a table is not looked into
            visit(w, top, depth + 1);
            pairs++;
        }
        lua_pop(L, 1);
    }
    if (w->failure) return; // the caller restores the stack
    uint32_t size = (uint32_t)(w->out->count - offset - 4);
    memcpy(w->out->bytes + offset, &size, 4);
    memcpy(w->out->bytes + offset + 4, &values, 4);
    memcpy(w->out->bytes + offset + 8, &pairs, 4);
}

static void visit(walk *w, int index, int depth) {
    lua_State *L = w->L;
    switch (lua_type(L, index)) {
    case LUA_TNONE:
    case LUA_TNIL: put(w, MB_NODE_NIL, 0); break;
    case LUA_TBOOLEAN: put(w, lua_toboolean(L, index) ? MB_NODE_TRUE : MB_NODE_FALSE, 0); break;
    case LUA_TNUMBER:
        if (lua_isinteger(L, index)) {
            int64_t value = lua_tointeger(L, index);
            put_copy(w, MB_NODE_INTEGER, &value, sizeof value);
        } else {
            double value = lua_tonumber(L, index);
            put_copy(w, MB_NODE_NUMBER, &value, sizeof value);
        }
        break;
    case LUA_TSTRING: put_string(w, index); break;
    case LUA_TTABLE: visit_table(w, index, depth); break;
    case LUA_TFUNCTION: put(w, MB_NODE_FUNCTION, 0); break;
    case LUA_TTHREAD: put(w, MB_NODE_THREAD, 0); break;
    default: {
        uint64_t object = (uint64_t)(uintptr_t)mb_object_at(L, index);
        if (object) put_copy(w, MB_NODE_OBJECT, &object, sizeof object);
        else put(w, mb_is_null(L, index) ? MB_NODE_NULL : MB_NODE_USERDATA, 0);
    }
    }
}

int mb_flatten(lua_State *L, int index, const mb_caps *caps, mb_buffer *out) {
    walk w = {.L = L, .out = out, .nodes = caps->nodes, .bytes = caps->bytes};
    w.max_depth = caps->depth < MB_MAX_DEPTH ? caps->depth : MB_MAX_DEPTH;
    int top = lua_gettop(L);
    visit(&w, lua_absindex(L, index), 0);
    lua_settop(L, top);
    return w.failure;
}
