/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads ZIP archives, and .gz files as archives of one member, that may have been made to do harm. */
#pragma once

#include <gio/gio.h>

/* Calling sequence:
 *
 *   archive = gops_archive_open (file, NULL, cancellable, error);          reads the names of all members
 *   if (gops_archive_find (archive, "users.json", &member))
 *     stream = gops_archive_open_member (archive, member, cancellable, error);
 *
 * or, for what need not be seekable, gops_archive_begin() and gops_archive_read() until it gives 0.
 *
 * Nothing is ever unpacked under the name that an archive gives it: members are read as streams, large ones through
 * a temporary file that has no name any more when it is filled. Members whose names lead out of the archive ("../x",
 * "/etc/x", "C:x") are passed over, and so are folders and what macOS adds to its archives. Archives in archives are
 * not opened. Members lie in one order in the file; going through them in that order reads the file once, going back
 * begins at its start again: who needs many in another order uses gops_archive_spool().
 *
 * One thread at a time. Errors of all functions: %GOPS_INTAKE_ERROR_ARCHIVE for what is damaged, locked with a
 * password or packed in a way that cannot be read, %GOPS_INTAKE_ERROR_LIMIT for what is beyond a limit, those of GIO. */
typedef struct _GopsArchive GopsArchive;

/**
 * GopsArchiveLimits:
 * @max_members: in the archive, folders included
 * @max_member: bytes of one member, unpacked
 * @max_total: bytes of all that is read through one #GopsArchive, unpacked
 * @max_ratio: how many times longer than what is packed a member may be, from its 16th MiB on
 */
typedef struct
{
  guint   max_members;
  guint64 max_member;
  guint64 max_total;
  guint   max_ratio;
} GopsArchiveLimits;

#define GOPS_ARCHIVE_LIMITS \
  { 500000, G_GUINT64_CONSTANT (4) << 30, G_GUINT64_CONSTANT (32) << 30, 500 }

/** gops_archive_is_one: whether a file that begins with @bytes is an archive that can be read here */
gboolean      gops_archive_is_one      (const guint8            *bytes,
                                        gsize                    length);

/** gops_archive_open: @limits: (nullable): %NULL for %GOPS_ARCHIVE_LIMITS */
GopsArchive  *gops_archive_open        (GFile                   *file,
                                        const GopsArchiveLimits *limits,
                                        GCancellable            *cancellable,
                                        GError                 **error);
void          gops_archive_free        (GopsArchive             *self);
guint         gops_archive_get_n_members (GopsArchive           *self);

/** gops_archive_get_name: Returns: UTF-8, "/" between folders; what lies in the archive first has the lowest number */
const char   *gops_archive_get_name    (GopsArchive             *self,
                                        guint                    member);

/** gops_archive_find: @name: compared without the case of ASCII letters; the first of several */
gboolean      gops_archive_find        (GopsArchive             *self,
                                        const char              *name,
                                        guint                   *out_member);

/** gops_archive_begin: goes to the start of a member */
gboolean      gops_archive_begin       (GopsArchive             *self,
                                        guint                    member,
                                        GCancellable            *cancellable,
                                        GError                 **error);

/** gops_archive_read: Returns: how many of the next bytes of the member were read; 0 at its end; -1 for an error */
gssize        gops_archive_read        (GopsArchive             *self,
                                        void                    *buffer,
                                        gsize                    size,
                                        GCancellable            *cancellable,
                                        GError                 **error);

/**
 * gops_archive_open_member:
 *
 * Returns: (transfer full): a seekable stream over the whole member, which lives longer than the archive if need be
 */
GInputStream *gops_archive_open_member (GopsArchive             *self,
                                        guint                    member,
                                        GCancellable            *cancellable,
                                        GError                 **error);

/**
 * gops_archive_spool:
 * @members: (array length=n): in ascending order
 * @out_offsets: (out caller-allocates) (array length=n+1): where each begins in the stream; the last is its end
 *
 * Unpacks many members, one behind the other, for those who need them in another order than the archive has them. One
 * that is damaged ends where the damage begins.
 *
 * Returns: (transfer full): a seekable stream
 */
GInputStream *gops_archive_spool       (GopsArchive             *self,
                                        const guint             *members,
                                        guint                    n,
                                        guint64                 *out_offsets,
                                        GCancellable            *cancellable,
                                        GError                 **error);

/** gops_archive_get_offset: Returns: bytes of the file used by the member that is being read, for a progress bar */
guint64       gops_archive_get_offset  (GopsArchive             *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsArchive, gops_archive_free)
