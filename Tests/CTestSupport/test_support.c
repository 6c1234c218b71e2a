#define _GNU_SOURCE
#include "test_support.h"

#include <fcntl.h>
#include <ftw.h>
#include <spawn.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

const short test_spawn_setsid = POSIX_SPAWN_SETSID;

int test_open_terminal(unsigned short columns, unsigned short rows, char *path, size_t size) {
    int end = posix_openpt(O_RDWR | O_NOCTTY | O_CLOEXEC);
    if (end < 0) return -1;
    struct winsize window = {.ws_row = rows, .ws_col = columns};
    if (grantpt(end) != 0 || unlockpt(end) != 0 || ptsname_r(end, path, size) != 0 || ioctl(end, TIOCSWINSZ, &window) != 0) {
        close(end);
        return -1;
    }
    return end;
}

int test_pipe(int ends[2]) { return pipe2(ends, O_CLOEXEC); }

static int remove_entry(const char *path, const struct stat *info, int kind, struct FTW *place) {
    (void)info, (void)kind, (void)place;
    return remove(path);
}

int test_remove_tree(const char *path) { return nftw(path, remove_entry, 16, FTW_DEPTH | FTW_PHYS); }
