/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads the ZIP archive that Slack exports. */
#include "config.h"

#include "gops-slack-reader.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-archive.h"
#include "gops-intake-error.h"
#include "gops-slack-message.h"
#include "gops-slack-parts.h"

#define MAX_ROOMS 100000

/* Where conversations are listed, and how their folders are called. */
static const struct
{
  const char *file;
  const char *folder;     /* the member of the object that is the folder's name */
  gboolean    is_group;
} lists[] = {
  { "channels.json", "name", TRUE },
  { "groups.json", "name", TRUE },
  { "mpims.json", "name", TRUE },
  { "dms.json", "id", FALSE },
};

typedef struct
{
  guint       room;
  guint       member;   /* of the archive */
  const char *date;     /* in the member's name */
  guint64     offset;   /* in the spool */
  guint64     length;
} Day;

typedef struct
{
  GopsChatReader    reader;
  GopsArchive      *archive;        /* (owned) */
  guint64           size;           /* of the file, bytes */
  char             *top;            /* (owned): the folder in which everything is, "" or with a slash behind */
  GopsSlackPeople  *people;         /* (owned) */
  GHashTable       *channels;       /* (owned): id → name (owned both) */
  GHashTable       *folders;        /* (owned): name (owned) → room + 1 */
  GArray           *days;           /* (owned) (element-type Day) */
  GInputStream     *spool;          /* (owned) (nullable): all days, when the archive has them out of order */
  GopsSlackMessage  message;

  guint             list;           /* that members are read from; behind the last: messages are read */
  JsonArray        *members;        /* borrowed (nullable): of the channel that is being read */
  guint             next_member;
  guint             next_day;
  guint             room;           /* of the channel or day that is being read */
  GopsJsonElements *elements;       /* (owned) (nullable): of the list or day that is being read */
  char             *part;           /* (owned) (nullable): its name, for people */
  GHashTable       *seen;           /* (owned): keys of the day's messages */
  guint64           n_entries;
  gboolean          looked;         /* the first entry was read to see whether there is one, and waits */
} SlackReader;

/* --- parts --- */

/* Damage costs a part, not the export. Returns: whether @error is of that kind, which was told then */
static gboolean
tell_damage (SlackReader  *self,
             const char   *part,
             const GError *error)
{
  if (!g_error_matches (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ARCHIVE) &&
      !g_error_matches (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_LIMIT))
    return FALSE;
  gops_import_report_skip (self->reader.report, self->n_entries + 1, TRUE,
                           g_strdup_printf (_("%s cannot be read: %s"), part, error->message));
  return TRUE;
}

static void
begin_part (SlackReader  *self,
            GInputStream *stream,
            guint64       length,
            const char   *part)
{
  self->elements = gops_json_elements_new (stream, length);
  self->part = g_strdup (part);
}

static void
end_part (SlackReader *self)
{
  guint n_bad = gops_json_elements_get_n_bad (self->elements);

  if (n_bad > 0)
    gops_import_report_skip (self->reader.report, self->n_entries + 1, TRUE,
                             g_strdup_printf (ngettext ("%s: %u record is damaged", "%s: %u records are damaged", n_bad), self->part, n_bad));
  if (gops_json_elements_is_cut (self->elements))
    gops_import_report_cut (self->reader.report, self->n_entries + 1, TRUE,
                            g_strdup_printf (_("%s breaks off; what is complete was read"), self->part));
  g_clear_pointer (&self->elements, gops_json_elements_free);
  g_clear_pointer (&self->part, g_free);
}

/* Begins a member of the archive. Returns: FALSE for an error that ends the reading; there may be no elements */
static gboolean
open_member (SlackReader   *self,
             guint          member,
             GCancellable  *cancellable,
             GError       **error)
{
  const char *part = gops_archive_get_name (self->archive, member);
  g_autoptr (GError) local_error = NULL;
  g_autoptr (GInputStream) stream = gops_archive_open_member (self->archive, member, cancellable, &local_error);

  if (stream != NULL)
    begin_part (self, stream, G_MAXUINT64, part);
  else if (!tell_damage (self, part, local_error))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  return TRUE;
}

/* The same for a list; one that the export has not is none. */
static gboolean
open_list (SlackReader   *self,
           const char    *file,
           GCancellable  *cancellable,
           GError       **error)
{
  g_autofree char *name = g_strconcat (self->top, file, NULL);
  guint member;

  return !gops_archive_find (self->archive, name, &member) || open_member (self, member, cancellable, error);
}

/* --- lists --- */

typedef void (*TakeFunc) (SlackReader *self, JsonObject *object, guint list);

static gboolean
read_list (SlackReader   *self,
           const char    *file,
           guint          list,
           TakeFunc       take,
           GCancellable  *cancellable,
           GError       **error)
{
  JsonObject *object;

  if (!open_list (self, file, cancellable, error))
    return FALSE;
  while (self->elements != NULL)
    {
      if (!gops_json_elements_next (self->elements, &object, cancellable, error))
        return FALSE;
      if (object != NULL)
        take (self, object, list);
      else
        end_part (self);
    }
  return TRUE;
}

static void
take_user (SlackReader *self,
           JsonObject  *user,
           guint        list)
{
  gops_slack_people_add (self->people, user);
}

/* A talk of two is called after the two. */
static char *
name_room (SlackReader *self,
           JsonObject  *room)
{
  JsonArray *members = gops_json_member_array (room, "members");
  g_autoptr (GString) names = g_string_new (gops_json_member_text (room, "name"));

  if (names->len > 0)
    return g_strdup (names->str);
  for (guint i = 0; members != NULL && i < MIN (json_array_get_length (members), 8); i++)
    {
      const char *id = gops_json_element_text (members, i);
      GopsChatPerson who = gops_slack_people_find (self->people, id, NULL);

      g_string_append_printf (names, "%s%s", names->len > 0 ? ", " : "", *who.name != '\0' ? who.name : id);
    }
  return g_strdup (names->str);
}

/* Returns: FALSE when there are too many */
static gboolean
add_room (SlackReader *self,
          const char  *folder,
          const char  *id,
          const char  *name,
          gboolean     is_group)
{
  guint room;

  if (g_hash_table_size (self->folders) >= MAX_ROOMS)
    return FALSE;
  room = gops_chat_reader_add_room (&self->reader, id, name, is_group);
  g_hash_table_insert (self->folders, g_strdup (folder), GUINT_TO_POINTER (room + 1));
  return TRUE;
}

static void
take_room (SlackReader *self,
           JsonObject  *object,
           guint        list)
{
  const char *folder = gops_json_member_text (object, lists[list].folder), *id = gops_json_member_text (object, "id");
  g_autofree char *name = NULL;

  if (*folder == '\0' || g_hash_table_contains (self->folders, folder))
    return;
  name = name_room (self, object);
  if (add_room (self, folder, id, name, lists[list].is_group) && *id != '\0')
    g_hash_table_insert (self->channels, g_strdup (id), g_steal_pointer (&name));
}

static gboolean
read_lists (SlackReader   *self,
            GCancellable  *cancellable,
            GError       **error)
{
  if (!read_list (self, "users.json", 0, take_user, cancellable, error) ||
      !read_list (self, "org_users.json", 0, take_user, cancellable, error))
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (lists); i++)
    if (!read_list (self, lists[i].file, i, take_room, cancellable, error))
      return FALSE;
  return TRUE;
}

/* --- days --- */

/* Returns: the room of a folder, which becomes one if no list has it; FALSE when there are too many */
static gboolean
find_room (SlackReader *self,
           const char  *folder,
           guint       *out_room)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->folders, folder));

  if (found == 0)
    {
      if (!add_room (self, folder, "", folder, TRUE))
        return FALSE;
      found = self->reader.rooms->len;
    }
  *out_room = found - 1;
  return TRUE;
}

static void
list_days (SlackReader *self)
{
  gsize length = strlen (self->top);

  for (guint i = 0; i < gops_archive_get_n_members (self->archive); i++)
    {
      const char *name = gops_archive_get_name (self->archive, i);
      Day day = { .member = i, .date = gops_slack_parts_base (name) };
      g_autofree char *folder = NULL;

      if (!gops_slack_parts_is_day (name) || !g_str_has_prefix (name, self->top) || day.date <= name + length)
        continue;
      folder = g_strndup (name + length, (gsize) (day.date - name) - length - 1);
      if (strchr (folder, '/') == NULL && find_room (self, folder, &day.room))
        g_array_append_val (self->days, day);
    }
}

static gboolean
is_in_order (SlackReader *self)
{
  g_autofree const char **last = g_new0 (const char *, self->reader.rooms->len + 1);

  for (guint i = 0; i < self->days->len; i++)
    {
      const Day *day = &g_array_index (self->days, Day, i);

      if (last[day->room] != NULL && strcmp (last[day->room], day->date) > 0)
        return FALSE;
      last[day->room] = day->date;
    }
  return TRUE;
}

static int
compare_days (gconstpointer a,
              gconstpointer b)
{
  const Day *first = a, *second = b;
  int order = first->room < second->room ? -1 : first->room > second->room;

  if (order == 0)
    order = strcmp (first->date, second->date);
  return order != 0 ? order : first->member < second->member ? -1 : 1;
}

static gboolean
spool_days (SlackReader   *self,
            GCancellable  *cancellable,
            GError       **error)
{
  g_autofree guint *members = g_new (guint, self->days->len + 1);
  g_autofree guint64 *offsets = g_new (guint64, self->days->len + 1);

  for (guint i = 0; i < self->days->len; i++)
    members[i] = g_array_index (self->days, Day, i).member;
  self->spool = gops_archive_spool (self->archive, members, self->days->len, offsets, cancellable, error);
  if (self->spool == NULL)
    return FALSE;
  for (guint i = 0; i < self->days->len; i++)
    {
      Day *day = &g_array_index (self->days, Day, i);

      day->offset = offsets[i];
      day->length = offsets[i + 1] - offsets[i];
    }
  g_array_sort (self->days, compare_days);
  return TRUE;
}

static gboolean
begin_day (SlackReader   *self,
           GCancellable  *cancellable,
           GError       **error)
{
  const Day *day = &g_array_index (self->days, Day, self->next_day++);

  self->room = day->room;
  g_hash_table_remove_all (self->seen);
  if (self->spool == NULL)
    return open_member (self, day->member, cancellable, error);
  if (!g_seekable_seek (G_SEEKABLE (self->spool), (goffset) day->offset, G_SEEK_SET, cancellable, error))
    return FALSE;
  begin_part (self, self->spool, day->length, gops_archive_get_name (self->archive, day->member));
  return TRUE;
}

/* --- entries --- */

/* Goes on in the list of the channel's members. Returns: whether there was one more */
static gboolean
take_member (SlackReader *self)
{
  GopsChatEntry *entry = &self->reader.entry;

  while (self->members != NULL && self->next_member < json_array_get_length (self->members))
    {
      const char *id = gops_json_element_text (self->members, self->next_member++);
      GopsChatPerson who = gops_slack_people_find (self->people, id, NULL);

      if (*id == '\0' || who.bot || gops_slack_people_is_deleted (self->people, id))
        continue;
      gops_chat_entry_clear (entry);
      entry->kind = GOPS_CHAT_MEMBER;
      entry->line = ++self->n_entries;
      entry->room = self->room;
      entry->sender = who;
      return TRUE;
    }
  self->members = NULL;
  return FALSE;
}

static void
begin_members (SlackReader *self,
               JsonObject  *object)
{
  guint found = GPOINTER_TO_UINT (g_hash_table_lookup (self->folders, gops_json_member_text (object, lists[self->list].folder)));

  if (found == 0)
    return;
  self->room = found - 1;
  self->members = gops_json_member_array (object, "members");
  self->next_member = 0;
}

/* Members of talks of two are no news. Returns: FALSE for an error; @out_found tells whether there is an entry */
static gboolean
next_member (SlackReader   *self,
             gboolean      *out_found,
             GCancellable  *cancellable,
             GError       **error)
{
  JsonObject *object;

  while (!(*out_found = take_member (self)) && self->list < G_N_ELEMENTS (lists))
    {
      if (self->elements == NULL && lists[self->list].is_group && !open_list (self, lists[self->list].file, cancellable, error))
        return FALSE;
      if (self->elements == NULL)
        {
          self->list++;
          continue;
        }
      if (!gops_json_elements_next (self->elements, &object, cancellable, error))
        return FALSE;
      if (object != NULL)
        begin_members (self, object);
      else
        {
          g_clear_pointer (&self->elements, gops_json_elements_free);   /* damage was told when rooms were read */
          g_clear_pointer (&self->part, g_free);
          self->list++;
        }
    }
  return TRUE;
}

/* Returns: whether the object makes an entry that was not there before */
static gboolean
take_message (SlackReader *self,
              JsonObject  *object)
{
  GopsChatEntry *entry = &self->reader.entry;
  const char *type = gops_json_member_text (object, "type");

  if (*type != '\0' && !g_str_equal (type, "message"))
    return FALSE;
  entry->line = self->n_entries + 1;
  entry->room = self->room;
  if (!gops_slack_message_read (&self->message, object, entry))
    {
      gops_import_report_skip (self->reader.report, entry->line, TRUE,
                               g_strdup_printf (_("%s: a message without a time"), self->part));
      return FALSE;
    }
  if (!g_hash_table_add (self->seen, g_strdup (entry->key)))
    return FALSE;
  if (self->message.cut)
    gops_import_report_skip (self->reader.report, entry->line, FALSE, g_strdup (_("a text of more than 256 KiB was cut")));
  self->n_entries++;
  return TRUE;
}

static gboolean
next_message (SlackReader   *self,
              gboolean      *out_found,
              GCancellable  *cancellable,
              GError       **error)
{
  JsonObject *object;

  *out_found = FALSE;
  while (!*out_found)
    {
      if (self->elements == NULL && self->next_day == self->days->len)
        return TRUE;
      if (self->elements == NULL && !begin_day (self, cancellable, error))
        return FALSE;
      if (self->elements == NULL)
        continue;
      if (!gops_json_elements_next (self->elements, &object, cancellable, error))
        return FALSE;
      if (object == NULL)
        end_part (self);
      else
        *out_found = take_message (self, object);
    }
  return TRUE;
}

static gboolean
slack_next (GopsChatReader       *reader,
            const GopsChatEntry **out_entry,
            GCancellable         *cancellable,
            GError              **error)
{
  SlackReader *self = (SlackReader *) reader;
  gboolean found = self->looked;

  self->looked = FALSE;
  if (!found && !next_member (self, &found, cancellable, error))
    return FALSE;
  if (!found && !next_message (self, &found, cancellable, error))
    return FALSE;
  *out_entry = found ? &reader->entry : NULL;
  return TRUE;
}

static guint64
slack_get_offset (GopsChatReader *reader)
{
  SlackReader *self = (SlackReader *) reader;

  return self->days->len > 0 ? self->size / self->days->len * self->next_day : self->size;
}

static void
slack_free (GopsChatReader *reader)
{
  SlackReader *self = (SlackReader *) reader;

  g_clear_pointer (&self->elements, gops_json_elements_free);
  g_clear_pointer (&self->archive, gops_archive_free);
  g_clear_object (&self->spool);
  gops_slack_message_clear (&self->message);
  gops_slack_people_free (self->people);
  g_hash_table_unref (self->channels);
  g_hash_table_unref (self->folders);
  g_hash_table_unref (self->seen);
  g_array_unref (self->days);
  g_free (self->part);
  g_free (self->top);
  g_free (self);
}

static const GopsChatReaderClass slack_class = {
  .next = slack_next,
  .get_offset = slack_get_offset,
  .free = slack_free,
};

/* --- the format --- */

static SlackReader *
reader_new (GopsImportReport *report)
{
  SlackReader *self = g_new0 (SlackReader, 1);

  gops_chat_reader_init (&self->reader, &slack_class, report);
  self->reader.findings.encoding = g_strdup ("UTF-8");
  self->reader.findings.has_keys = TRUE;
  self->reader.findings.platform = "slack";
  self->people = gops_slack_people_new ();
  self->channels = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->folders = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  self->days = g_array_new (FALSE, FALSE, sizeof (Day));
  gops_slack_message_init (&self->message, self->people, self->channels);
  return self;
}

static gboolean
prepare (SlackReader   *self,
         GFile         *file,
         GCancellable  *cancellable,
         GError       **error)
{
  g_autoptr (GFileInfo) info =
    g_file_query_info (file, G_FILE_ATTRIBUTE_STANDARD_SIZE, G_FILE_QUERY_INFO_NONE, cancellable, NULL);

  self->size = info != NULL ? (guint64) g_file_info_get_size (info) : 0;
  self->archive = gops_archive_open (file, NULL, cancellable, error);
  if (self->archive == NULL)
    return FALSE;
  self->top = gops_slack_parts_find_top (self->archive);
  if (!read_lists (self, cancellable, error))
    return FALSE;
  list_days (self);
  return is_in_order (self) || spool_days (self, cancellable, error);
}

static GopsChatReader *
open_slack (GFile                  *file,
            const GopsChatOptions  *options,
            GopsImportReport       *report,
            GCancellable           *cancellable,
            GError                **error)
{
  g_autoptr (GopsChatReader) reader = (GopsChatReader *) reader_new (report);
  g_autofree char *name = g_file_get_basename (file);
  const GopsChatEntry *first;

  if (!prepare ((SlackReader *) reader, file, cancellable, error) || !slack_next (reader, &first, cancellable, error))
    return NULL;
  if (first == NULL)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY,
                   _("there are neither members nor messages in %s; export the workspace again"), name);
      return NULL;
    }
  ((SlackReader *) reader)->looked = TRUE;
  return g_steal_pointer (&reader);
}

const GopsChatFormat gops_slack_format = {
  "slack", N_("Slack workspace (ZIP)"), ".zip", gops_slack_parts_rate, open_slack,
};
