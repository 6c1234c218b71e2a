// What the files of the shim share. Functions marked RAISES are called only from C that Lua itself has called: a
// longjmp may leave them.
#ifndef MOONBOOK_STATE_H
#define MOONBOOK_STATE_H

#include "moonbook_lua.h"
#include <stdatomic.h>

// The thread sanitizer keeps a call stack of its own, and the system's Lua jumps behind its back: what is left that way
// would stay on that stack for ever.
#if defined(__has_feature)
#if __has_feature(thread_sanitizer)
#define RAISES __attribute__((disable_sanitizer_instrumentation))
#endif
#endif
#ifndef RAISES
#define RAISES
#endif

enum { MB_MAX_INTERRUPTS = 64, MB_POOL_SIZE = 16, MB_MAX_OBSTACLES = 8, MB_TEXT_SIZE = 4096 };

// The userdata that keeps a Swift object alive.
typedef struct mb_box {
    mb_state *owner;
    void *object; // NULL once released
    bool is_function;
} mb_box;

// One lua_resume that is under way, from the innermost on.
typedef struct mb_resumer {
    lua_State *L;    // who resumes
    bool is_closing; // closes instead of resuming
    struct mb_resumer *outer;
} mb_resumer;

struct mb_signal {
    _Atomic int request; // 0: nothing; otherwise reason << 2 | 1, and | 2 when hard
    _Atomic uint64_t delivered;
};

struct mb_thread {
    lua_State *L;
    int anchor; // the reference that keeps L alive
    int state;
    int status;  // Lua's, of the function's end
    char *trace; // of the error; NULL for none
    uint64_t id;
};

struct mb_state {
    lua_State *L;
    mb_options options;
    _Atomic size_t used, peak;
    int pressure; // 0: none; 1: an allocation has failed; 2: so has its repetition, and the reserve is open
    int64_t allocations, fail_after, fail_times;
    int64_t live_objects;
    bool is_closing;
    lua_State *running;    // where the innermost host function was called
    mb_thread *thread;     // on whose behalf
    mb_resumer *resumers;  // since that thread was resumed
    mb_buffer *buffers;    // to be used again
    uint64_t last_id;
    int array_mark, object_mark, error_mark, sticky_mark, object_meta, function_meta; // references of metatables
    const void *array_meta, *object_mark_meta, *error_meta, *sticky_meta;             // the same, to compare with
    int interrupts[MB_MAX_INTERRUPTS], interrupt_count;
    struct { lua_State *L; int anchor; } pool[MB_POOL_SIZE]; // threads to be used again
    int pool_count;
    struct { lua_CFunction function; const char *text; } obstacles[MB_MAX_OBSTACLES];
    int obstacle_count;
    const void *inner_error; // the error whose traceback inside a coroutine is in `inner_trace`
    char inner_trace[MB_TEXT_SIZE], call_trace[MB_TEXT_SIZE], text[MB_TEXT_SIZE];
};

// Light userdata, by address, that scripts cannot make.
extern const char mb_null_key, mb_await_key, mb_answer_key, mb_raise_key;

static inline bool mb_has_light(lua_State *L, int index, const char *key) {
    return lua_type(L, index) == LUA_TLIGHTUSERDATA && lua_touserdata(L, index) == (const void *)key;
}

static inline void mb_push_light(lua_State *L, const char *key) { lua_pushlightuserdata(L, (void *)key); }

// Marks in a thread's extra space, beside the address of the state.
enum {
    MB_MARK_WAITING = 1, // suspended in a wait of the host
    MB_MARK_TASK = 2,    // resumed by the host only
    MB_MARK_EXPOSED = 4, // a script has seen it, so it must not be used for another task
};
bool mb_has_mark(lua_State *L, int mark);
void mb_set_mark(lua_State *L, int mark, bool is_set);

void *mb_allocate(void *state, void *block, size_t old_size, size_t new_size);
mb_box *mb_box_at(lua_State *L, int index);
RAISES void mb_hook(lua_State *L, lua_Debug *record);
RAISES void mb_open_libraries(lua_State *L, mb_state *state);
RAISES void mb_replace_coroutines(lua_State *L, mb_state *state);
RAISES void mb_replace_calls(lua_State *L);
RAISES int mb_trampoline(lua_State *L);
RAISES int mb_coroutine_body(lua_State *L);
RAISES int mb_task_body(lua_State *L);
int mb_call_handler(lua_State *L);

/// Pushes the values of a buffer and returns how many; `arguments` is how many values of the caller are at the bottom.
RAISES int mb_replay(lua_State *L, mb_buffer *buffer, int arguments);
/// The same without allocating, for a buffer that needs no memory; false when the stack is full.
bool mb_replay_scalars(lua_State *L, mb_buffer *buffer);
/// The same for a host function's results: protected if necessary. Returns a status.
int mb_push_results(lua_State *L, mb_buffer *buffer);

/// Whether an error caught by a script has to go on: it is sticky, or a hard interruption is due, which then takes its
/// place.
bool mb_must_go_on(lua_State *L, mb_state *state, int index);
/// Resumes with the top `arguments` values and keeps the chain of resumers.
int mb_chained_resume(lua_State *L, lua_State *coroutine, int arguments, int *results);
/// The coroutine that a waiting one has resumed, and that waits itself; NULL when there is none.
lua_State *mb_waiting_inside(lua_State *L);
/// Closes what a coroutine has left open and ends it.
int mb_reset_thread(lua_State *coroutine, lua_State *from);
size_t mb_write_trace(lua_State *L, int level, char *text, size_t size);
/// The trace of an error: that of the coroutines it came out of, then that of this thread.
size_t mb_write_error_trace(lua_State *L, int level, const void *error, char *text, size_t size);

#endif
