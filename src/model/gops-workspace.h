/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include "gops-store.h"

G_BEGIN_DECLS

/*
 * The workspace: the store with our schema, and what belongs to the file as a whole.
 *
 * gops_workspace_open() also sets the author, removes what an interrupted intake left behind and trims the
 * journal. Where it fails with GOPS_STORE_ERROR_READ_ONLY (a folder that can't be written, the document
 * portal), offer gops_workspace_import_copy() and open what it returns.
 *
 * A group that was deleted is only hidden while an undo could bring it back. Once its action has left the journal,
 * gops_workspace_purge() deletes it for good with its messages, daily figures and memberships, and with the people
 * who were in it alone. Who is in another group or spoke there, who is staff, who is on the blacklist (to be known
 * when they come again) and whom the journal still names stays.
 *
 * A workspace that is the same byte for byte every time (the sample of a given day):
 *
 *   store = gops_workspace_create_pinned (path, "6f1c…", 1, noon_of_that_day, error);
 *   gops_store_set_author (store, "…");              else the real name of whoever runs it goes into the journal
 *   … gops_store_now(), gops_date_today() and new ids now come from the pinned clock; seed a GRand yourself …
 *   g_object_unref (store);                          the last connection moves everything into the one file
 */

/**
 * GopsWorkspaceInfo:
 * @path: (owned)
 * @uuid: (owned): the same in all copies of a workspace
 * @copy: 0 … 1023: which copy
 * @n_groups: groups that are not deleted
 * @changed_at: when the last action was, or the workspace was made (µs UTC)
 *
 * What a look at a file tells without opening it.
 */
typedef struct
{
  char  *path;
  char  *uuid;
  guint  copy;
  guint  n_groups;
  gint64 changed_at;
} GopsWorkspaceInfo;

#define GOPS_APPLICATION_ID 0x47705773   /* "GpWs" */
#define GOPS_SCHEMA_VERSION 7

const GopsSchema *gops_workspace_get_schema (void);
GopsStore        *gops_workspace_open       (const char *path, GError **error);
GopsStore        *gops_workspace_open_only  (const char *path, GError **error);
GopsStore        *gops_workspace_create     (const char *path, GError **error);
GopsStore        *gops_workspace_create_pinned (const char *path, const char *uuid, guint copy, gint64 now, GError **error);
char             *gops_workspace_dup_default_path (void);
char             *gops_workspace_dup_backup_folder (GopsStore *store);

/* Copies: what to do with a file that can't be opened where it is, and with a second one of the same workspace */
GopsWorkspaceInfo *gops_workspace_look        (const char *path, GError **error);
GopsWorkspaceInfo *gops_workspace_find        (const char *uuid, const char *folder);
char              *gops_workspace_import_copy (GFile *from, const char *folder, GCancellable *cancellable, GopsWorkspaceInfo **out_present, GError **error);
gboolean           gops_workspace_replace     (const char *path, const char *from, GCancellable *cancellable, char **out_saved, GError **error);
gboolean           gops_workspace_save_copy   (GopsStore *store, GFile *to, GCancellable *cancellable, GError **error);
void               gops_workspace_info_free   (GopsWorkspaceInfo *info);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsWorkspaceInfo, gops_workspace_info_free)

/* Upkeep */
gboolean           gops_workspace_purge       (GopsStore *store, GError **error);
gboolean           gops_workspace_upkeep      (GopsStore *store, GError **error);

/* Settings: see gops-setting.h for the table; an unset key has its default */
#define GOPS_SETTING_AUTHOR           "author"
#define GOPS_SETTING_LANGUAGE         "default_language"    /* "en", "zh_CN" */
#define GOPS_SETTING_PLATFORM         "default_platform"
#define GOPS_SETTING_FIRST_WEEKDAY    "first_weekday"       /* 1 Monday … 7 Sunday */
#define GOPS_SETTING_QUIET_FROM       "quiet_from"          /* HH:MM */
#define GOPS_SETTING_QUIET_UNTIL      "quiet_until"
#define GOPS_SETTING_CURRENCY         "currency"            /* ISO 4217 */
#define GOPS_SETTING_BACKUPS          "backups"             /* "1", "0" */
#define GOPS_SETTING_CAPACITY         "capacity"            /* minutes that somebody has for the plan on one day */
#define GOPS_SETTING_CALENDAR_FILE    "calendar_file"       /* URI: where the plans are written for other programs; "" nowhere */
#define GOPS_SETTING_COLLATION        "collation"           /* what the sort keys in the file were made with; nobody sets it */
#define GOPS_SETTING_ANSWER_MINUTES   "answer_minutes"      /* within which a question should be answered */

char    *gops_workspace_dup_setting (GopsStore *store, const char *key);
char    *gops_workspace_dup_own_setting (GopsStore *store, const char *key);
gboolean gops_workspace_set_setting (GopsStore *store, const char *key, const char *value, GError **error);

/* Names in the order of their language: pinyin for Chinese; numbers in them by their value */
GBytes  *gops_collation_key (const char *text);
char    *gops_collation_mark (void);
gboolean gops_sort_keys_renew (GopsStore *store, GError **error);

/* Days */
char    *gops_date_today       (GopsStore *store, const char *time_zone);
char    *gops_date_add         (const char *date, int days);
gboolean gops_date_is_valid    (const char *date);
int      gops_date_days_between (const char *from, const char *to);

G_END_DECLS
