// From buffers to Lua values.
#include "state.h"
#include <stdlib.h>
#include <string.h>

enum { MB_KEPT_CAPACITY = 64 << 10 };

bool mb_reserve(mb_buffer *buffer, size_t extra) {
    size_t needed = buffer->count + extra;
    if (needed <= buffer->capacity) return true;
    size_t capacity = buffer->capacity ? buffer->capacity : 256;
    while (capacity < needed) capacity *= 2;
    uint8_t *bytes = needed < UINT32_MAX ? realloc(buffer->bytes, capacity) : NULL;
    if (!bytes) {
        buffer->fault = MB_FAULT_SIZE;
        return false;
    }
    buffer->bytes = bytes;
    buffer->capacity = capacity;
    return true;
}

int64_t mb_retain_object(mb_buffer *buffer, void *object) {
    if (buffer->object_count == buffer->object_capacity) {
        size_t capacity = buffer->object_capacity ? buffer->object_capacity * 2 : 8;
        void **objects = realloc(buffer->objects, capacity * sizeof(void *));
        if (!objects) {
            buffer->fault = MB_FAULT_SIZE;
            return -1;
        }
        buffer->objects = objects;
        buffer->object_capacity = capacity;
    }
    buffer->objects[buffer->object_count] = object;
    return (int64_t)buffer->object_count++;
}

mb_buffer *mb_take_buffer(mb_state *state) {
    mb_buffer *buffer = state->buffers;
    if (buffer) {
        state->buffers = buffer->next;
        return buffer;
    }
    buffer = calloc(1, sizeof(mb_buffer));
    if (!buffer) return NULL;
    buffer->owner = state;
    if (mb_reserve(buffer, 1)) return buffer;
    free(buffer);
    return NULL;
}

void mb_reset_buffer(mb_buffer *buffer) {
    for (size_t i = 0; i < buffer->object_count; i++) {
        void *object = buffer->objects[i];
        buffer->objects[i] = NULL;
        if (object) buffer->owner->options.release(object);
    }
    buffer->object_count = 0;
    buffer->count = 0;
    buffer->values = buffer->open = buffer->depth = buffer->max_depth = 0;
    buffer->needs_memory = buffer->uses_arguments = false;
    buffer->fault = MB_FAULT_NONE;
}

void mb_give_buffer(mb_state *state, mb_buffer *buffer) {
    mb_reset_buffer(buffer);
    if (buffer->capacity > MB_KEPT_CAPACITY) {
        uint8_t *bytes = realloc(buffer->bytes, MB_KEPT_CAPACITY);
        if (bytes) {
            buffer->bytes = bytes;
            buffer->capacity = MB_KEPT_CAPACITY;
        }
    }
    buffer->next = state->buffers;
    state->buffers = buffer;
}

// MARK: Reading operations

typedef struct cursor {
    const uint8_t *place, *end;
} cursor;

// Operations are little-endian; so is every machine Swift runs on.
#define READ(type, name)                                                                                               \
    static type name(cursor *from) {                                                                                   \
        type value;                                                                                                    \
        memcpy(&value, from->place, sizeof value);                                                                     \
        from->place += sizeof value;                                                                                   \
        return value;                                                                                                  \
    }
READ(uint8_t, read_byte)
READ(uint32_t, read_count)
READ(int32_t, read_reference)
READ(int64_t, read_integer)
READ(double, read_number)

static bool push_scalar(lua_State *L, int operation, cursor *from) {
    switch (operation) {
    case MB_OP_NIL: lua_pushnil(L); return true;
    case MB_OP_FALSE: lua_pushboolean(L, false); return true;
    case MB_OP_TRUE: lua_pushboolean(L, true); return true;
    case MB_OP_INTEGER: lua_pushinteger(L, read_integer(from)); return true;
    case MB_OP_NUMBER: lua_pushnumber(L, read_number(from)); return true;
    case MB_OP_NULL: mb_push_light(L, &mb_null_key); return true;
    default: return false;
    }
}

bool mb_replay_scalars(lua_State *L, mb_buffer *buffer) {
    if (!lua_checkstack(L, (int)buffer->values + 2)) return false;
    cursor from = {buffer->bytes, buffer->bytes + buffer->count};
    while (from.place < from.end) push_scalar(L, read_byte(&from), &from);
    return true;
}

// The userdata exists, and can be finalized, before it takes the object over: whatever fails, exactly one of the two
// owns the object.
RAISES static void push_box(lua_State *L, mb_buffer *buffer, uint32_t slot, int metatable, bool is_function) {
    mb_box *box = lua_newuserdatauv(L, sizeof(mb_box), 0);
    *box = (mb_box){.owner = buffer->owner, .is_function = is_function};
    lua_rawgeti(L, LUA_REGISTRYINDEX, metatable);
    lua_setmetatable(L, -2);
    box->object = buffer->objects[slot];
    buffer->objects[slot] = NULL;
    buffer->owner->live_objects++;
}

// MARK: Tables under construction

typedef struct table {
    int index; // on the stack
    uint32_t next;
    bool is_array, has_key;
} table;

RAISES static void store(lua_State *L, table *in) {
    if (in->is_array) {
        lua_rawseti(L, in->index, ++in->next);
    } else if (in->has_key) {
        lua_rawset(L, in->index);
        in->has_key = false;
    } else {
        in->has_key = true;
    }
}

RAISES static void open_table(lua_State *L, table *opened, int operation, cursor *from, mb_state *state) {
    (void)read_count(from); // the parent, of use only to the writer
    uint32_t count = read_count(from);
    int mark = read_byte(from);
    bool is_array = operation == MB_OP_ARRAY;
    int size = count < (1u << 26) ? (int)count : 1 << 26;
    lua_createtable(L, is_array ? size : 0, is_array ? 0 : size / 2);
    *opened = (table){.index = lua_gettop(L), .is_array = is_array};
    if (mark == MB_MARK_NONE) return;
    lua_rawgeti(L, LUA_REGISTRYINDEX, mark == MB_MARK_ARRAY ? state->array_mark : state->object_mark);
    lua_setmetatable(L, opened->index);
}

RAISES static void set_metatable(lua_State *L, const table *of, int reference) {
    lua_rawgeti(L, LUA_REGISTRYINDEX, reference);
    lua_setmetatable(L, of->index);
}

RAISES static void check(lua_State *L, const mb_buffer *buffer) {
    switch (buffer->fault) {
    case MB_FAULT_DEPTH: luaL_error(L, "tables nested deeper than %d", (int)MB_MAX_DEPTH); break;
    case MB_FAULT_SIZE: luaL_error(L, "values too large to hand over"); break;
    case MB_FAULT_FOREIGN: luaL_error(L, "a value of another Lua state"); break;
    case MB_FAULT_OUTSIDE: luaL_error(L, "what is for a table, outside any table"); break;
    default: break;
    }
    if (buffer->open != 0 || buffer->fault != MB_FAULT_NONE) luaL_error(L, "tables opened and closed out of order");
}

RAISES int mb_replay(lua_State *L, mb_buffer *buffer, int arguments) {
    check(L, buffer);
    luaL_checkstack(L, (int)(buffer->values + 2 * buffer->max_depth + 4), "too many values");
    mb_state *state = buffer->owner;
    table tables[MB_MAX_DEPTH + 1];
    int depth = 0;
    int first = lua_gettop(L);
    cursor from = {buffer->bytes, buffer->bytes + buffer->count};
    while (from.place < from.end) {
        int operation = read_byte(&from);
        if (!push_scalar(L, operation, &from)) {
            switch (operation) {
            case MB_OP_STRING: {
                uint32_t count = read_count(&from);
                lua_pushlstring(L, (const char *)from.place, count);
                from.place += count;
                break;
            }
            case MB_OP_ARRAY:
            case MB_OP_KEYED: open_table(L, &tables[depth++], operation, &from, state); continue;
            case MB_OP_END:
                depth--;
                if (tables[depth].has_key) luaL_error(L, "a key without a value");
                break;
            case MB_OP_METATABLE: set_metatable(L, &tables[depth - 1], read_reference(&from)); continue;
            case MB_OP_ERROR:
                set_metatable(L, &tables[depth - 1], read_byte(&from) ? state->sticky_mark : state->error_mark);
                continue;
            case MB_OP_REFERENCE: lua_rawgeti(L, LUA_REGISTRYINDEX, read_reference(&from)); break;
            case MB_OP_PACKED: {
                lua_rawgeti(L, LUA_REGISTRYINDEX, read_reference(&from));
                lua_rawgeti(L, -1, read_count(&from));
                lua_remove(L, -2);
                break;
            }
            case MB_OP_FUNCTION:
                push_box(L, buffer, read_count(&from), state->function_meta, true);
                lua_pushcclosure(L, mb_trampoline, 1);
                break;
            case MB_OP_OBJECT: {
                uint32_t slot = read_count(&from);
                int metatable = read_reference(&from);
                push_box(L, buffer, slot, metatable ? metatable : state->object_meta, false);
                break;
            }
            case MB_OP_ARGUMENT: {
                int index = read_reference(&from);
                if (index >= 1 && index <= arguments) lua_pushvalue(L, index);
                else lua_pushnil(L);
                break;
            }
            default: luaL_error(L, "unknown operation %d", operation);
            }
        }
        if (depth > 0) store(L, &tables[depth - 1]);
    }
    return lua_gettop(L) - first;
}

// MARK: Protected

RAISES static int replay_protected(lua_State *L) {
    mb_buffer *buffer = lua_touserdata(L, -1);
    lua_pop(L, 1);
    return mb_replay(L, buffer, lua_gettop(L));
}

static int push_protected(lua_State *L, mb_buffer *buffer, int arguments) {
    if (!lua_checkstack(L, arguments + 2)) {
        // A full stack of up to a million values; there is always room for one more in the reserve of C calls.
        lua_pushnil(L);
        return LUA_ERRMEM;
    }
    lua_pushcfunction(L, replay_protected);
    for (int i = 1; i <= arguments; i++) lua_pushvalue(L, i);
    lua_pushlightuserdata(L, buffer);
    return lua_pcall(L, arguments + 1, LUA_MULTRET, 0);
}

int mb_push(lua_State *L, mb_buffer *buffer) { return push_protected(L, buffer, 0); }

int mb_push_results(lua_State *L, mb_buffer *buffer) {
    if (!buffer->needs_memory && buffer->fault == MB_FAULT_NONE && mb_replay_scalars(L, buffer)) return LUA_OK;
    return push_protected(L, buffer, buffer->uses_arguments ? lua_gettop(L) : 0);
}
