/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Commands for digests: digests, export digest. */
#include "config.h"

#include <glib/gi18n.h>

#include "gops-cli-files.h"
#include "gops-digest-content.h"
#include "gops-digest-edit.h"
#include "gops-long-picture.h"

#define USUAL_TOP  12
#define TITLE_WIDTH 30

/* --- lists --- */

static gboolean
add_digest (GopsCli   *self,
            gpointer   digest,
            GError   **error)
{
  gint64 n;

  if (!gops_store_read_int (self->store, &n, error, "SELECT count (*) FROM digest_entry WHERE digest_id = ?1 AND kind = 'message'", "l",
                            gops_record_get_id (digest)))
    return FALSE;
  gops_cli_begin_object (self);
  gops_cli_add_id (self, "id", gops_record_get_id (digest));
  gops_cli_add_text (self, "title", gops_record_get_text (digest, GOPS_DIGEST_TITLE));
  gops_cli_add_text (self, "from", gops_record_get_text (digest, GOPS_DIGEST_FROM_DATE));
  gops_cli_add_text (self, "until", gops_record_get_text (digest, GOPS_DIGEST_UNTIL_DATE));
  gops_cli_add_text (self, "names", gops_record_get_text (digest, GOPS_DIGEST_NAMES));
  gops_cli_add_int (self, "messages", n);
  gops_cli_end_object (self);
  gops_cli_append_cell (self, gops_record_get_text (digest, GOPS_DIGEST_TITLE), TITLE_WIDTH);
  g_string_append_printf (self->text, "%3" G_GINT64_FORMAT "  %" G_GINT64_FORMAT "\n", n, gops_record_get_id (digest));
  return TRUE;
}

static gboolean
run_digests (GopsCli *self,
             GError **error)
{
  g_autoptr (GPtrArray) digests = NULL;
  gint64 group;

  if (!gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error) || (digests = gops_digest_load_all (self->store, group, error)) == NULL)
    return FALSE;
  gops_cli_begin_array (self, NULL);
  for (guint i = 0; i < digests->len; i++)
    if (!add_digest (self, digests->pdata[i], error))
      return FALSE;
  gops_cli_end_array (self);
  return TRUE;
}

/* --- files --- */

/* Of several with a title the newest. */
static gboolean
find_digest (GopsCli     *self,
             gint64       group,
             const char  *name,
             gint64      *out_digest,
             GError     **error)
{
  return gops_store_read_int (self->store, out_digest, NULL, "SELECT id FROM digest WHERE group_id = ?1 AND (title = ?2 OR CAST (id AS TEXT) = ?2)"
                              " ORDER BY made_at DESC, id DESC LIMIT 1", "ls", group, name) ||
    gops_cli_fail (error, _("there is no digest “%s” in the group; “groupops-cli digests” lists them"), name);
}

static gboolean
check_names (const char *names,
             GError    **error)
{
  static const char *const ids[] = { GOPS_DIGEST_SHOWN, GOPS_DIGEST_SHORT, GOPS_DIGEST_HIDDEN, NULL };

  return names == NULL || g_strv_contains (ids, names) || gops_cli_fail (error, _("--names: “%s” is not shown, short or hidden"), names);
}

static GopsDigestContent *
load_saved (GopsCli     *self,
            gint64       group,
            const char  *name,
            const char  *names,
            GError     **error)
{
  GopsDigestContent *content;
  gint64 digest;

  if (!find_digest (self, group, name, &digest, error) || (content = gops_digest_content_load (self->store, digest, error)) == NULL)
    return NULL;
  if (names != NULL)
    gops_record_set_text (content->digest, GOPS_DIGEST_NAMES, names);
  return content;
}

static GopsDigestContent *
make_draft (GopsCli     *self,
            gint64       group,
            const char  *names,
            GError     **error)
{
  g_autoptr (GopsDigestContent) content = NULL;
  const char *from, *until;
  guint top;

  if (!gops_cli_date (self, "from", &from, error) || !gops_cli_date (self, "until", &until, error) || !gops_cli_number (self, "top", USUAL_TOP, &top, error))
    return NULL;
  if (from != NULL && until != NULL && g_strcmp0 (from, until) > 0)
    {
      gops_cli_fail (error, _("--from %s is after --until %s"), from, until);
      return NULL;
    }
  content = gops_digest_content_draft (self->store, group, from, until, top, names, NULL, error);
  if (content == NULL || content->entries->len > 0)
    return g_steal_pointer (&content);
  gops_cli_fail (error, _("no message of these days was answered; choose others with --from and --until, or import the chat with its texts"));
  return NULL;
}

/* From the command line on, it is kept where somebody asks for it. */
static gboolean
save (GopsCli            *self,
      GopsDigestContent  *content,
      GError            **error)
{
  return !gops_cli_flag (self, "save") || gops_cli_argument (self, 1) != NULL || gops_digest_content_insert (content, self->store, error) != 0;
}

static gboolean
run_export (GopsCli *self,
            GError **error)
{
  const char *to = gops_cli_option (self, "to"), *name = gops_cli_argument (self, 1), *names = gops_cli_option (self, "names");
  g_autoptr (GFile) file = g_file_new_for_path (to);
  g_autoptr (GopsDigestContent) content = NULL;
  g_autoptr (GopsDocument) document = NULL;
  gint64 group;

  if (!gops_cli_check_ending (to, ".md .html .pdf .png .odt .txt", error) || !check_names (names, error) ||
      !gops_cli_find_group (self, gops_cli_argument (self, 0), &group, error))
    return FALSE;
  content = name != NULL ? load_saved (self, group, name, names, error) : make_draft (self, group, names, error);
  if (content == NULL)
    return FALSE;
  document = gops_digest_document (content);
  if (!gops_document_export_long (document, gops_record_get_text (content->group, GOPS_GROUP_NAME), file, gops_store_get_author (self->store), NULL, error) ||
      !save (self, content, error))
    return FALSE;
  gops_cli_add_drawn_file (self, to);
  return TRUE;
}

static const GopsCliOption export_options[] = {
  { "from", "DATE", N_("from this day on; else of the last week") },
  { "until", "DATE", N_("until this day") },
  { "top", "N", N_("the N most answered messages; else 12") },
  { "names", "NAMES", N_("shown, short or hidden; else short, or as the digest says") },
  { "save", NULL, N_("also keep it as a digest of the group") },
  { "to", "FILE", N_("a file ending in .md, .html, .pdf, .odt, .txt or, as a picture for phones, .png"), FALSE, TRUE },
  { NULL },
};

const GopsCliCommand gops_cli_digest_commands[] = {
  { "digests", "GROUP", N_("the digests of a group"), NULL, 1, 1, GOPS_CLI_OPEN, run_digests },
  { "export digest", "GROUP [DIGEST] [--from DATE --until DATE] [--top N] [--names shown|short|hidden] --to FILE",
    N_("the best of a group’s talk, or a digest that was made"), export_options, 1, 2, GOPS_CLI_OPEN, run_export },
  { NULL },
};
