// Looking at stacks. Nothing here allocates or raises, so it works on dead coroutines and without memory.
#include "state.h"
#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { FIRST_LEVELS = 12, LAST_LEVELS = 10 };

typedef struct text {
    char *start;
    size_t count, size;
} text;

static void append(text *to, const char *format, ...) {
    if (to->count + 1 >= to->size) return;
    va_list arguments;
    va_start(arguments, format);
    int written = vsnprintf(to->start + to->count, to->size - to->count, format, arguments);
    va_end(arguments);
    if (written > 0) to->count += (size_t)written;
    if (to->count >= to->size) to->count = to->size - 1;
}

static int count_levels(lua_State *L) {
    lua_Debug record;
    int low = 0, high = 1;
    while (lua_getstack(L, high, &record)) {
        low = high;
        high *= 2;
    }
    while (low < high) {
        int middle = (low + high) / 2;
        if (lua_getstack(L, middle, &record)) low = middle + 1;
        else high = middle;
    }
    return low;
}

// What a C function of the binding itself is called, or NULL for those that are of no interest.
static void append_level(text *to, lua_State *L, lua_Debug *record) {
    lua_getinfo(L, "Slnt", record);
    bool is_c = *record->what == 'C';
    if (is_c && !record->name) return; // an entry from the host, or a coroutine's bottom
    append(to, "%s", to->count ? "\n" : "");
    if (is_c) append(to, "[C]: in ");
    else if (record->currentline > 0) append(to, "%s:%d: in ", record->short_src, record->currentline);
    else append(to, "%s: in ", record->short_src);
    if (*record->what == 'm') append(to, "main chunk");
    else if (strcmp(record->namewhat, "global") == 0) append(to, "function '%s'", record->name);
    else if (*record->namewhat) append(to, "%s '%s'", record->namewhat, record->name);
    else append(to, "function <%s:%d>", record->short_src, record->linedefined);
    if (record->istailcall) append(to, "\n(...tail calls...)");
}

static void append_stack(text *to, lua_State *L, int level) {
    int levels = count_levels(L);
    lua_Debug record;
    while (lua_getstack(L, level, &record)) {
        if (levels - level > LAST_LEVELS && level == FIRST_LEVELS && levels - LAST_LEVELS - level > 1) {
            append(to, "\n... (%d more)", levels - LAST_LEVELS - level);
            level = levels - LAST_LEVELS;
            continue;
        }
        append_level(to, L, &record);
        level++;
    }
}

size_t mb_write_trace(lua_State *L, int level, char *start, size_t size) {
    text to = {start, 0, size};
    *start = 0;
    append_stack(&to, L, level);
    return to.count;
}

size_t mb_write_error_trace(lua_State *L, int level, const void *error, char *start, size_t size) {
    mb_state *state = mb_of(L);
    text to = {start, 0, size};
    if (!error || error != state->inner_error) {
        *start = 0;
    } else if (start != state->inner_trace) {
        *start = 0;
        append(&to, "%s", state->inner_trace);
    } else {
        to.count = strlen(start);
    }
    append_stack(&to, L, level);
    return to.count;
}

const char *mb_traceback(lua_State *L, int level) {
    mb_state *state = mb_of(L);
    mb_write_trace(L, level, state->text, sizeof state->text);
    return state->text;
}

bool mb_where(lua_State *L, int level, char chunk[LUA_IDSIZE], int *line) {
    lua_Debug record;
    if (!lua_getstack(L, level, &record)) return false;
    lua_getinfo(L, "Sl", &record);
    if (record.currentline <= 0) return false;
    memcpy(chunk, record.short_src, LUA_IDSIZE);
    *line = record.currentline;
    return true;
}

// MARK: What is in the way of waiting

// The C function nearest to the top through which no coroutine can be suspended.
static const char *culprit(lua_State *L, mb_state *state, bool is_innermost) {
    lua_Debug record;
    if (!lua_checkstack(L, 1)) return "across a call into C";
    for (int level = 0; lua_getstack(L, level, &record); level++) {
        lua_getinfo(L, "Snf", &record);
        lua_CFunction function = lua_tocfunction(L, -1);
        lua_pop(L, 1);
        if (strcmp(record.namewhat, "metamethod") == 0 && strcmp(record.name, "__gc") == 0)
            return "inside a __gc metamethod";
        if (!function || (is_innermost && level == 0)) continue; // a script's, or the one that would wait
        for (int i = 0; i < state->obstacle_count; i++)
            if (state->obstacles[i].function == function) return state->obstacles[i].text;
        if (function == mb_trampoline) return "inside a function that the host calls and does not wait for";
    }
    return NULL;
}

const char *mb_obstacle(lua_State *L) {
    mb_state *state = mb_of(L);
    bool is_innermost = true;
    for (mb_resumer *resumer = state->resumers;; resumer = resumer->outer) {
        if (!lua_isyieldable(L)) {
            const char *text = culprit(L, state, is_innermost);
            if (text) return text;
            if (resumer && resumer->is_closing) return "inside a coroutine.close handler";
            return L == state->L ? "in code that the host calls and does not wait for" : "across a call into C";
        }
        if (!resumer) return state->thread ? NULL : "outside any task";
        L = resumer->L;
        is_innermost = false;
    }
}
