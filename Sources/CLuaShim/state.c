// Opening and closing a state; boxes; interruption.
#include "state.h"
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

const char mb_null_key = 0, mb_await_key = 0, mb_answer_key = 0, mb_raise_key = 0;

_Static_assert(LUA_VERSION_NUM == 504 && LUA_VERSION_RELEASE_NUM >= 50404,
               "before 5.4.4 a coroutine cannot wait while it closes its variables");
_Static_assert(LUA_EXTRASPACE >= sizeof(uintptr_t), "the state's address is kept in Lua's extra space");

enum { MARKS = MB_MARK_WAITING | MB_MARK_TASK | MB_MARK_EXPOSED };

static uintptr_t *extra(lua_State *L) { return (uintptr_t *)lua_getextraspace(L); }

mb_state *mb_of(lua_State *L) { return (mb_state *)(*extra(L) & ~(uintptr_t)MARKS); }

bool mb_has_mark(lua_State *L, int mark) { return *extra(L) & (uintptr_t)mark; }

void mb_set_mark(lua_State *L, int mark, bool is_set) {
    *extra(L) = is_set ? *extra(L) | (uintptr_t)mark : *extra(L) & ~(uintptr_t)mark;
}

lua_State *mb_current(mb_state *state) { return state->running ? state->running : state->L; }

bool mb_is_running(mb_state *state) { return state->running != NULL; }

uint64_t mb_running_thread(mb_state *state) { return state->thread ? state->thread->id : 0; }

int64_t mb_live_objects(mb_state *state) { return state->live_objects; }

void mb_collect(mb_state *state) { lua_gc(mb_current(state), LUA_GCCOLLECT); }

// MARK: Boxes

// Scripts cannot make userdata, so the size and the owner's address tell a box from any other.
mb_box *mb_box_at(lua_State *L, int index) {
    if (lua_type(L, index) != LUA_TUSERDATA || lua_rawlen(L, index) != sizeof(mb_box)) return NULL;
    mb_box *box = lua_touserdata(L, index);
    return box->owner == mb_of(L) ? box : NULL;
}

void *mb_object_at(lua_State *L, int index) {
    mb_box *box = mb_box_at(L, index);
    return box && !box->is_function ? box->object : NULL;
}

static int box_gc(lua_State *L) {
    mb_box *box = mb_box_at(L, 1);
    if (!box || !box->object) return 0;
    mb_state *state = box->owner;
    void *object = box->object;
    box->object = NULL;
    state->live_objects--;
    // What ends with the object may call into Lua as any finalizer may, on the thread that runs it.
    lua_State *outer = state->running;
    state->running = L;
    state->options.release(object);
    state->running = outer;
    return 0;
}

RAISES static int new_metatable(lua_State *L, const char *name, lua_CFunction to_string, const void **pointer) {
    lua_createtable(L, 0, 4);
    lua_pushstring(L, name);
    lua_setfield(L, -2, "__name");
    // Closed to scripts: a finalizer put into it would run where nothing can interrupt it.
    lua_pushboolean(L, false);
    lua_setfield(L, -2, "__metatable");
    if (to_string) {
        lua_pushcfunction(L, to_string);
        lua_setfield(L, -2, "__tostring");
    } else if (!pointer) {
        lua_pushcfunction(L, box_gc);
        lua_setfield(L, -2, "__gc");
    }
    if (pointer) *pointer = lua_topointer(L, -1);
    return luaL_ref(L, LUA_REGISTRYINDEX);
}

RAISES static int complete_metatable(lua_State *L) {
    lua_pushboolean(L, false);
    lua_setfield(L, 1, "__metatable");
    lua_pushcfunction(L, box_gc);
    lua_setfield(L, 1, "__gc");
    lua_pushinteger(L, luaL_ref(L, LUA_REGISTRYINDEX));
    return 1;
}

int mb_make_metatable(lua_State *L, int *reference) {
    lua_pushcfunction(L, complete_metatable);
    lua_insert(L, -2);
    int status = lua_pcall(L, 1, 1, 0);
    if (status != LUA_OK) return status;
    *reference = (int)lua_tointeger(L, -1);
    lua_pop(L, 1);
    return LUA_OK;
}

// MARK: What values say of themselves

RAISES static int null_to_string(lua_State *L) {
    if (mb_is_null(L, 1)) lua_pushliteral(L, "null");
    else lua_pushfstring(L, "userdata: %p", lua_touserdata(L, 1));
    return 1;
}

RAISES static int error_to_string(lua_State *L) {
    lua_settop(L, 1);
    if (lua_istable(L, 1)) {
        lua_pushliteral(L, "message");
        if (lua_rawget(L, 1) == LUA_TSTRING) return 1;
    }
    lua_pushliteral(L, "an error without a message");
    return 1;
}

bool mb_is_null(lua_State *L, int index) { return mb_has_light(L, index, &mb_null_key); }

bool mb_is_sticky(lua_State *L, int index) {
    if (!lua_istable(L, index) || !lua_checkstack(L, 1) || !lua_getmetatable(L, index)) return false;
    bool is_sticky = lua_topointer(L, -1) == mb_of(L)->sticky_meta;
    lua_pop(L, 1);
    return is_sticky;
}

bool mb_push_error_metatable(lua_State *L, bool sticky) {
    mb_state *state = mb_of(L);
    return mb_push_reference(L, sticky ? state->sticky_mark : state->error_mark);
}

// MARK: Interruption

mb_signal *mb_signal_new(void) { return calloc(1, sizeof(mb_signal)); }

void mb_signal_free(mb_signal *signal) { free(signal); }

void mb_signal_request(mb_signal *signal, int reason, bool hard) {
    atomic_store_explicit(&signal->request, reason << 2 | (hard ? 3 : 1), memory_order_release);
}

void mb_signal_clear(mb_signal *signal) { atomic_store_explicit(&signal->request, 0, memory_order_release); }

uint64_t mb_signal_delivered(mb_signal *signal) {
    return atomic_load_explicit(&signal->delivered, memory_order_acquire);
}

int mb_add_interrupt(mb_state *state, int reference) {
    if (state->interrupt_count == MB_MAX_INTERRUPTS) return -1;
    state->interrupts[state->interrupt_count] = reference;
    return state->interrupt_count++;
}

static void push_interrupt(lua_State *L, mb_state *state, int request) {
    int reason = request >> 2;
    atomic_fetch_add_explicit(&state->options.signal->delivered, 1, memory_order_release);
    // A reason of another state may be unknown here.
    lua_rawgeti(L, LUA_REGISTRYINDEX, state->interrupts[reason < state->interrupt_count ? reason : 0]);
}

RAISES void mb_hook(lua_State *L, lua_Debug *record) {
    (void)record;
    mb_state *state = mb_of(L);
    mb_signal *signal = state->options.signal;
    int request = atomic_load_explicit(&signal->request, memory_order_acquire);
    if (request == 0) return;
    // A request may be replaced or taken back while it is looked at; then the next look decides.
    if (!(request & 2) && !atomic_compare_exchange_strong(&signal->request, &request, 0)) return;
    push_interrupt(L, state, request);
    lua_error(L);
}

bool mb_must_go_on(lua_State *L, mb_state *state, int index) {
    if (mb_is_sticky(L, index)) return true;
    int request = atomic_load_explicit(&state->options.signal->request, memory_order_acquire);
    if (!(request & 2)) return false;
    index = lua_absindex(L, index);
    push_interrupt(L, state, request);
    lua_replace(L, index);
    return true;
}

// MARK: Opening and closing

static int panic(lua_State *L) {
    // Every call into Lua is contained, so nothing gets here. If it does, nothing but C is safe to use.
    (void)L;
    fputs("moonbook_lua: an error outside any protected call\n", stderr);
    abort();
}

RAISES static int set_up(lua_State *L) {
    mb_state *state = mb_of(L);
    state->array_mark = new_metatable(L, "array", NULL, &state->array_meta);
    state->object_mark = new_metatable(L, "object", NULL, &state->object_mark_meta);
    state->error_mark = new_metatable(L, "error", error_to_string, &state->error_meta);
    state->sticky_mark = new_metatable(L, "error", error_to_string, &state->sticky_meta);
    state->object_meta = new_metatable(L, "host object", NULL, NULL);
    state->function_meta = new_metatable(L, "host function", NULL, NULL);

    // All light userdata share one metatable.
    mb_push_light(L, &mb_null_key);
    lua_rawgeti(L, LUA_REGISTRYINDEX, new_metatable(L, "null", null_to_string, NULL));
    lua_setmetatable(L, -2);
    lua_pop(L, 1);

    lua_createtable(L, 0, 2);
    lua_pushliteral(L, "cancelled");
    lua_setfield(L, -2, "kind");
    lua_pushliteral(L, "cancelled");
    lua_setfield(L, -2, "message");
    lua_rawgeti(L, LUA_REGISTRYINDEX, state->sticky_mark);
    lua_setmetatable(L, -2);
    mb_add_interrupt(state, luaL_ref(L, LUA_REGISTRYINDEX));

    mb_open_libraries(L, state);
    return 0;
}

mb_state *mb_open(const mb_options *options) {
    mb_state *state = calloc(1, sizeof(mb_state));
    if (!state) return NULL;
    state->options = *options;
    state->fail_after = -1;
    state->L = lua_newstate(mb_allocate, state);
    if (!state->L) {
        free(state);
        return NULL;
    }
    *extra(state->L) = (uintptr_t)state;
    lua_atpanic(state->L, panic);
    lua_pushcfunction(state->L, set_up);
    if (lua_pcall(state->L, 0, 0, 0) != LUA_OK) {
        mb_close(state);
        return NULL;
    }
    // Threads inherit the hook of the main thread, so it is set before there are any.
    lua_sethook(state->L, mb_hook, LUA_MASKCOUNT, options->hook_interval);
    return state;
}

void mb_close(mb_state *state) {
    state->is_closing = true;
    lua_close(state->L);
    while (state->buffers) {
        mb_buffer *buffer = state->buffers;
        state->buffers = buffer->next;
        free(buffer->bytes);
        free(buffer->objects);
        free(buffer);
    }
    free(state);
}
