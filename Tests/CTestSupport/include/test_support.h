// What the process tests need of the system and the Glibc module does not import: its declarations stand behind feature
// macros that Swift's importer does not set.
#ifndef MOONBOOK_TEST_SUPPORT_H
#define MOONBOOK_TEST_SUPPORT_H

#include <stddef.h>

/// The flag that makes a spawned process the leader of a session of its own.
extern const short test_spawn_setsid;

/// Opens a pseudo-terminal of the given size. Returns its main end, closed on exec, and writes the other end's path;
/// -1 with errno set on failure.
int test_open_terminal(unsigned short columns, unsigned short rows, char *path, size_t size);

/// A pipe whose ends no other child inherits. 0, or -1 with errno set.
int test_pipe(int ends[2]);

/// Removes a folder and all that is in it. 0, or -1 with errno set.
int test_remove_tree(const char *path);

#endif
