// The C side of the Lua binding: the only code through which a longjmp may pass.
//
// Every function below says whether it can raise. "Contained" means that whatever happens inside, the call returns: a
// status of 0 for success, or one of Lua's error codes with the error value on top of the stack. Nothing that raises is
// ever called with a Swift frame in between, so no destructor is skipped.
#ifndef MOONBOOK_LUA_H
#define MOONBOOK_LUA_H

#include <lauxlib.h>
#include <lua.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#pragma clang assume_nonnull begin

// MARK: Operations
//
// Values travel from Swift to Lua as operations in a flat buffer outside Lua's memory. Numbers in it are little-endian
// and unaligned. A value inside an open table is stored as soon as it is complete.

enum {
    MB_OP_NIL = 0,
    MB_OP_FALSE,
    MB_OP_TRUE,
    MB_OP_INTEGER,   // i64
    MB_OP_NUMBER,    // f64
    MB_OP_STRING,    // u32 length, bytes
    MB_OP_ARRAY,     // u32 offset + 1 of the parent, u32 count, u8 marker; values get the keys 1, 2, 3 ...
    MB_OP_KEYED,     // the same; values come in pairs of key and value
    MB_OP_END,
    MB_OP_METATABLE, // i32 reference; of the open table
    MB_OP_ERROR,     // u8 sticky; the open table becomes an error object
    MB_OP_NULL,
    MB_OP_REFERENCE, // i32 reference
    MB_OP_FUNCTION,  // u32 index of the host function in `objects`
    MB_OP_OBJECT,    // u32 index of the host object in `objects`, i32 reference of its metatable or 0
    MB_OP_ARGUMENT,  // i32 index of an argument of the running host function
    MB_OP_PACKED,    // i32 reference of a table, u32 index: the value there
};

// What the metatable of a table says about it.
enum { MB_MARK_NONE = 0, MB_MARK_ARRAY = 1, MB_MARK_OBJECT = 2, MB_MARK_ERROR = 3 };

// Why a buffer cannot be replayed.
enum { MB_FAULT_NONE = 0, MB_FAULT_DEPTH, MB_FAULT_SIZE, MB_FAULT_FOREIGN, MB_FAULT_UNBALANCED, MB_FAULT_OUTSIDE };

enum { MB_MAX_DEPTH = 200, MB_CONTAINER_SIZE = 10 };

typedef struct mb_state mb_state;

typedef struct mb_buffer {
    uint8_t *bytes;
    size_t count, capacity;
    void *_Nullable *_Nullable objects; // retained host objects; a slot is NULL once Lua owns its object
    size_t object_count, object_capacity;
    int64_t ticket;
    uint32_t values; // complete values outside any table
    uint32_t open;   // offset + 1 of the open table, 0 when none is open
    uint32_t depth, max_depth;
    bool needs_memory;   // replaying may allocate, so it has to be protected
    bool uses_arguments; // has MB_OP_ARGUMENT
    uint8_t fault;
    mb_state *owner;
    struct mb_buffer *_Nullable next;
} mb_buffer;

/// Makes room for `extra` more bytes. False when the buffer would exceed 4 GiB or the machine is out of memory; then
/// the fault is set. Never raises.
bool mb_reserve(mb_buffer *buffer, size_t extra);
/// Stores a retained object and returns its index, or -1 (with the fault set) when there is no memory. Never raises.
int64_t mb_retain_object(mb_buffer *buffer, void *object);
/// A buffer for one use, NULL when the machine is out of memory. Never raises.
mb_buffer *_Nullable mb_take_buffer(mb_state *state);
/// Releases what the buffer still holds and keeps it for the next use. Never raises.
void mb_give_buffer(mb_state *state, mb_buffer *buffer);
/// Empties the buffer. Never raises.
void mb_reset_buffer(mb_buffer *buffer);
/// Pushes the buffer's values on `L`. Contained.
int mb_push(lua_State *L, mb_buffer *buffer);

// MARK: The state

enum { MB_VALUES = 0, MB_RAISE = 1, MB_AWAIT = 2 };

/// Calls a host function. Returns MB_VALUES (results are in `out`), MB_RAISE (the error value is in `out`) or MB_AWAIT
/// (the ticket is in `out`).
typedef int (*mb_invoke)(void *host, lua_State *L, void *function, mb_buffer *out);
/// Gives up one retain of a host object.
typedef void (*mb_release)(void *object);

/// What another thread may touch: a request to interrupt the script, and whether it has been delivered.
typedef struct mb_signal mb_signal;
mb_signal *_Nullable mb_signal_new(void);
void mb_signal_free(mb_signal *signal);
/// `reason` is a number from `mb_add_interrupt`. A hard request is raised again at every check until cleared.
void mb_signal_request(mb_signal *signal, int reason, bool hard);
void mb_signal_clear(mb_signal *signal);
uint64_t mb_signal_delivered(mb_signal *signal);

typedef struct mb_options {
    size_t memory_limit;   // 0: none
    size_t memory_reserve; // may be used beyond the limit while an out-of-memory error unwinds
    int hook_interval;     // virtual machine instructions between two looks at the signal
    bool all_libraries;
    void *host;
    mb_invoke invoke;
    mb_release release;
    mb_signal *signal;
} mb_options;

/// NULL when there is not enough memory. Contained.
mb_state *_Nullable mb_open(const mb_options *options);
/// Runs what is left to close and frees everything. Host functions called meanwhile raise. Contained.
void mb_close(mb_state *state);
/// The thread that runs now, or the main one. Never raises.
lua_State *mb_current(mb_state *state);
mb_state *mb_of(lua_State *L);
bool mb_is_running(mb_state *state);
size_t mb_memory_used(mb_state *state);
size_t mb_memory_peak(mb_state *state);
int64_t mb_live_objects(mb_state *state);
/// Collects everything that nothing refers to. Contained.
void mb_collect(mb_state *state);
/// For tests: the allocation after `after` more ones fails, and the `times - 1` after it. Negative: none fails.
void mb_fail_allocations(mb_state *state, int64_t after, int64_t times);
/// For tests: allocations made so far.
int64_t mb_allocations(mb_state *state);

// MARK: Calls. All are contained and work on `mb_current(state)`.

/// Compiles text and leaves a function on the stack.
int mb_load(mb_state *state, const char *_Nullable bytes, size_t count, const char *name);
/// Calls the function under `reference` and leaves `*results` values, or the error value.
int mb_call(mb_state *state, int reference, mb_buffer *arguments, int *results);
/// Takes the value on top of the stack into the registry. On failure the error value is in its place.
int mb_make_reference(lua_State *L, int *reference);
/// Never raises: the slot exists.
void mb_drop_reference(mb_state *state, int reference);
/// Pushes what is under `reference`. False when the stack is full. Never raises.
bool mb_push_reference(lua_State *L, int reference);
/// Packs the top `count` values into a table under `*reference`. The values are gone either way.
int mb_pack(lua_State *L, int count, int *reference);
/// Pushes `table[key]`; the table is under `reference` and the key is the buffer's one value.
int mb_get(mb_state *state, int reference, mb_buffer *key, bool raw);
/// Pushes the raw field `key` of the table at `index`.
int mb_get_field(lua_State *L, int index, const char *_Nullable key, size_t count);
/// Replaces the key on top of the stack by the next one and its value; `*more` is false, and the key gone, at the end.
int mb_next(lua_State *L, int index, bool *more);
/// Does `table[key] = value`; the buffer has both.
int mb_set(mb_state *state, int reference, mb_buffer *pair, bool raw);
/// Sets the metatable of the table under `reference`; 0 removes it.
int mb_set_metatable(mb_state *state, int reference, int metatable);
/// Completes a table on top of the stack as a metatable for host objects and pops it into `*reference`.
int mb_make_metatable(lua_State *L, int *reference);
/// Pushes what `tostring` makes of the value at `index`.
int mb_to_string(lua_State *L, int index);
/// The traceback of the last error that `mb_call` returned.
const char *mb_call_traceback(mb_state *state);
/// Registers the error object under `reference` as something to interrupt with; returns its number, -1 when there are
/// too many.
int mb_add_interrupt(mb_state *state, int reference);
/// Pushes the metatable of error objects. Never raises.
bool mb_push_error_metatable(lua_State *L, bool sticky);

// MARK: Threads

typedef struct mb_thread mb_thread;

enum { MB_FINISHED = 0, MB_AWAITING, MB_YIELDED, MB_FAILED, MB_REFUSED };
enum { MB_RESUME_PLAIN = 0, MB_RESUME_ANSWER, MB_RESUME_ERROR };
enum { MB_THREAD_READY = 0, MB_THREAD_WAITING, MB_THREAD_YIELDED, MB_THREAD_RUNNING, MB_THREAD_DEAD };

/// A thread that will call the function under `reference`. On failure NULL, and the error value is on the current stack.
/// Contained.
mb_thread *_Nullable mb_thread_new(mb_state *state, int reference, mb_buffer *arguments, int *status);
/// Contained. MB_FINISHED and MB_YIELDED leave `*results` values on the current stack, MB_FAILED the error value;
/// MB_REFUSED: the thread is not in a state to be resumed this way. `*status` is Lua's.
int mb_thread_resume(
    mb_state *state, mb_thread *thread, mb_buffer *values, int how, int *results, int64_t *ticket, int *status);
/// Closes pending variables without waiting. Leaves an error value when the status is not 0. Contained.
int mb_thread_close(mb_state *state, mb_thread *thread);
/// Gives the thread back. Never raises.
void mb_thread_free(mb_state *state, mb_thread *thread);
/// Frees only the record; for threads whose state is closed.
void mb_thread_discard(mb_thread *thread);
lua_State *mb_thread_stack(mb_thread *thread);
int mb_thread_state(mb_thread *thread);
uint64_t mb_thread_id(mb_thread *thread);
/// The traceback of the error the thread failed with, or of where it is.
const char *mb_thread_traceback(mb_state *state, mb_thread *thread);
/// The id of the thread that runs now, at whatever depth of coroutines; 0 for none.
uint64_t mb_running_thread(mb_state *state);

// MARK: Looking. None of these raises.

/// NULL when a host function called now may wait, else what is in the way ("inside table.sort's comparator").
const char *_Nullable mb_obstacle(lua_State *L);
/// The source and line of the `level`-th function; false when there is none or it is not Lua.
bool mb_where(lua_State *L, int level, char chunk[_Nonnull LUA_IDSIZE], int *line);
bool mb_is_null(lua_State *L, int index);
/// Whether the value is an error that a script cannot swallow.
bool mb_is_sticky(lua_State *L, int index);
/// The calls on a stack from `level` on; the text lives until the next call of this.
const char *mb_traceback(lua_State *L, int level);
/// The host object at `index`, NULL when it is something else.
void *_Nullable mb_object_at(lua_State *L, int index);
/// The number as Lua writes it; returns the length.
int mb_format_integer(lua_Integer value, char text[_Nonnull 64]);
int mb_format_number(lua_Number value, char text[_Nonnull 64]);

// MARK: Reading tables
//
// The walker copies a value into a flat buffer by raw access, so that Swift decodes without touching Lua.

enum {
    MB_NODE_NIL = 0,
    MB_NODE_FALSE,
    MB_NODE_TRUE,
    MB_NODE_INTEGER,  // i64
    MB_NODE_NUMBER,   // f64
    MB_NODE_STRING,   // u32 length, bytes, NUL
    MB_NODE_TABLE,    // u8 marker, u32 size of what follows, u32 values, u32 pairs; values; pairs of key and value
    MB_NODE_NULL,
    MB_NODE_FUNCTION,
    MB_NODE_USERDATA,
    MB_NODE_THREAD,
    MB_NODE_OBJECT,   // u64 host object
    MB_NODE_CYCLE,    // a table that contains itself
    MB_NODE_DEEP,     // a table nested too deep
};

enum { MB_NODE_TABLE_SIZE = 14 };

typedef struct mb_caps {
    int depth; // at most MB_MAX_DEPTH
    int64_t nodes, bytes;
} mb_caps;

enum { MB_FLAT_OK = 0, MB_FLAT_NODES, MB_FLAT_BYTES, MB_FLAT_MEMORY };

/// Copies the value at `index` into `out`. Never raises: it neither allocates in Lua nor calls anything.
int mb_flatten(lua_State *L, int index, const mb_caps *caps, mb_buffer *out);

#pragma clang assume_nonnull end

#endif
