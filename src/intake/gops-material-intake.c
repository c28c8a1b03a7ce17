/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Materials out of files, pictures and links. Copying comes first, for it writes in slices; then all rows in one action. */

#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "gops-asset.h"
#include "gops-cell-clean.h"
#include "gops-intake-error.h"
#include "gops-material-intake.h"
#include "gops-material.h"
#include "gops-plan-material.h"

void
gops_material_report_free (GopsMaterialReport *self)
{
  g_array_unref (self->ids);
  g_ptr_array_unref (self->problems);
  g_free (self);
}

static GopsMaterialReport *
report_new (void)
{
  GopsMaterialReport *self = g_new0 (GopsMaterialReport, 1);

  self->ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  self->problems = g_ptr_array_new_with_free_func (g_free);
  return self;
}

static void
note_id (GopsMaterialReport *self,
         gint64              id)
{
  for (guint i = 0; i < self->ids->len; i++)
    if (g_array_index (self->ids, gint64, i) == id)
      return;
  g_array_append_val (self->ids, id);
}

/* --- what a file is --- */

/* "Poster 3" of "Poster 3.final.png"? No: only the last ending goes. */
static char *
make_title (const char *file_name)
{
  const char *dot = strrchr (file_name, '.');
  g_autofree char *stem = dot != NULL && dot != file_name ? g_strndup (file_name, (gsize) (dot - file_name)) : g_strdup (file_name);

  return gops_cell_clean_line (stem, GOPS_NAME_MAX_CHARACTERS, NULL);
}

/* Pictures are known by their first bytes, whatever the file is called and whether the system knows any types. */
static const struct
{
  const char *mime;
  guint       at;
  guint       length;
  const char *bytes;
} signatures[] = {
  { "image/png", 0, 8, "\x89PNG\r\n\x1a\n" }, { "image/jpeg", 0, 3, "\xff\xd8\xff" }, { "image/gif", 0, 5, "GIF89" }, { "image/gif", 0, 5, "GIF87" },
  { "image/webp", 8, 4, "WEBP" }, { "image/tiff", 0, 4, "II*\0" }, { "image/tiff", 0, 4, "MM\0*" }, { "image/heic", 4, 8, "ftypheic" },
  { "image/avif", 4, 8, "ftypavif" },
};

static const char *
find_signature (const char *data,
                gsize       length)
{
  for (guint i = 0; i < G_N_ELEMENTS (signatures); i++)
    if (length >= signatures[i].at + signatures[i].length && memcmp (data + signatures[i].at, signatures[i].bytes, signatures[i].length) == 0)
      return signatures[i].mime;
  return NULL;
}

/* (transfer full) */
static char *
guess_mime (GopsStore       *store,
            const GopsAsset *asset,
            const char      *file_name)
{
  g_autoptr (GopsStatement) rows = gops_store_query (store, NULL, "SELECT substr (data, 1, 4096) FROM asset_part WHERE asset_id = ?1 AND number = 0",
                                                     "l", asset->id);
  g_autoptr (GBytes) head = rows != NULL && gops_statement_next (rows, NULL) ? gops_statement_dup_blob (rows, 0) : NULL;
  gsize length = 0;
  const char *data = head != NULL ? g_bytes_get_data (head, &length) : NULL, *known = find_signature (data, length);
  g_autofree char *type = g_content_type_guess (file_name, (const guchar *) data, length, NULL);
  char *mime = known != NULL ? g_strdup (known) : g_content_type_get_mime_type (type);

  return mime != NULL ? mime : g_strdup ("application/octet-stream");
}

/* (transfer full): a row that is not written yet; it has no id then */
static GopsMaterial *
make_material (GopsStore       *store,
               const GopsAsset *asset,
               const char      *file_name)
{
  g_autofree char *name = gops_cell_clean_line (file_name, GOPS_NAME_MAX_CHARACTERS, NULL);
  g_autofree char *title = make_title (name);
  g_autofree char *mime = guess_mime (store, asset, name);

  return gops_record_new (GOPS_TYPE_MATERIAL, "kind", g_str_has_prefix (mime, "image/") ? "picture" : "file", "title", title, "file-name", name,
                          "mime", mime, "size", (gint64) asset->size, "digest", asset->digest, "asset-id", asset->id, NULL);
}

/* --- rows --- */

/* @out_id: 0: there is none */
static gboolean
find_known (GopsStore    *store,
            GopsMaterial *material,
            gint64       *out_id,
            GError      **error)
{
  const char *digest = gops_record_get_text (material, GOPS_MATERIAL_DIGEST), *link = gops_record_get_text (material, GOPS_MATERIAL_LINK);

  return gops_store_read_int (store, out_id, error, "SELECT coalesce ((SELECT min (id) FROM material WHERE digest <> '' AND digest = ?1),"
                              " (SELECT min (id) FROM material WHERE kind = 'link' AND link <> '' AND link = ?2), 0)", "ss", digest, link);
}

/* A known file that has lost its content, by a damage, gets it back. */
static gboolean
mend_known (GopsStore    *store,
            GopsMaterial *material,
            gint64        id,
            GError      **error)
{
  gint64 asset = gops_record_get_int (material, GOPS_MATERIAL_ASSET_ID);

  return asset == 0 || gops_store_exec (store, error, "UPDATE material SET asset_id = ?2 WHERE id = ?1 AND asset_id IS NOT ?2", "ll", id, asset);
}

static gboolean
put_material (GopsStore          *store,
              GopsMaterial       *material,
              gint64              item,
              GopsMaterialReport *report,
              GError            **error)
{
  gint64 id = 0;

  if (!find_known (store, material, &id, error))
    return FALSE;
  if (id != 0)
    {
      report->n_known++;
      note_id (report, id);
      return mend_known (store, material, id, error) && (item == 0 || gops_material_attach (store, item, id, error));
    }
  gops_record_set_int (material, GOPS_MATERIAL_ADDED_AT, gops_store_now (store));
  if (!gops_record_insert (material, store, error))
    return FALSE;
  report->n_added++;
  note_id (report, gops_record_get_id (material));
  return item == 0 || gops_material_attach (store, item, gops_record_get_id (material), error);
}

static gboolean
begin (GopsStore *store,
       GPtrArray *materials,
       GError   **error)
{
  g_autofree char *n = g_strdup_printf ("%u", materials->len);

  if (materials->len == 1)
    return gops_store_begin (store, error, N_("Add material “%s”"), gops_record_get_text (materials->pdata[0], GOPS_MATERIAL_TITLE), NULL);
  return gops_store_begin (store, error, N_("Add %s materials"), n, NULL);
}

/* @materials: (element-type GopsMaterial). Where all of them are known and nothing is attached, there is nothing to undo. */
static gboolean
put_all (GopsStore          *store,
         GPtrArray          *materials,
         gint64              item,
         GopsMaterialReport *report,
         GError            **error)
{
  gboolean ok = TRUE;

  if (materials->len == 0)
    return TRUE;
  if (!begin (store, materials, error))
    return FALSE;
  for (guint i = 0; ok && i < materials->len; i++)
    ok = put_material (store, materials->pdata[i], item, report, error);
  return gops_store_end (store, ok, error);
}

static GopsMaterialReport *
put_one (GopsStore    *store,
         GopsMaterial *material,
         gint64        item,
         GError      **error)
{
  g_autoptr (GopsMaterialReport) report = report_new ();
  g_autoptr (GPtrArray) materials = g_ptr_array_new ();

  g_ptr_array_add (materials, material);
  return put_all (store, materials, item, report, error) ? g_steal_pointer (&report) : NULL;
}

/* --- files --- */

/* A file that can't be used is a problem of the report; what ends the whole is an error. */
static gboolean
copy_file (GopsStore          *store,
           GFile              *file,
           GPtrArray          *materials,
           GopsMaterialReport *report,
           GopsProgress       *progress,
           GCancellable       *cancellable,
           GError            **error)
{
  g_autofree char *base = g_file_get_basename (file);
  g_autofree char *name = g_filename_display_name (base != NULL ? base : "");
  g_autoptr (GError) local_error = NULL;
  GopsAsset asset = { 0 };

  if (gops_asset_copy_file (store, file, progress, cancellable, &asset, &local_error))
    {
      g_ptr_array_add (materials, make_material (store, &asset, name));
      return TRUE;
    }
  if (local_error->domain != G_IO_ERROR || g_error_matches (local_error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    {
      g_propagate_error (error, g_steal_pointer (&local_error));
      return FALSE;
    }
  g_ptr_array_add (report->problems, g_strdup (local_error->message));
  return TRUE;
}

/**
 * gops_materials_add_files:
 * @files: (element-type GFile)
 *
 * Copies the files in; outside an action. Files that can't be read, are empty or too large are left out and told of in the
 * report. Errors: cancelled, or what the workspace says; %GOPS_INTAKE_ERROR_LIMIT: too many files
 *
 * Returns: (transfer full) (nullable)
 */
GopsMaterialReport *
gops_materials_add_files (GopsStore     *store,
                          GPtrArray     *files,
                          gint64         item,
                          GopsProgress  *progress,
                          GCancellable  *cancellable,
                          GError       **error)
{
  g_autoptr (GopsMaterialReport) report = report_new ();
  g_autoptr (GPtrArray) materials = g_ptr_array_new_with_free_func (g_object_unref);

  if (files->len > GOPS_MATERIALS_MOST_FILES)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_LIMIT, _("These are %u files. Add at most %d at a time."), files->len,
                   GOPS_MATERIALS_MOST_FILES);
      return NULL;
    }
  for (guint i = 0; i < files->len; i++)
    if (!copy_file (store, files->pdata[i], materials, report, progress, cancellable, error))
      return NULL;
  return put_all (store, materials, item, report, error) ? g_steal_pointer (&report) : NULL;
}

/**
 * gops_materials_add_picture:
 * @png: a pasted picture
 *
 * Returns: (transfer full) (nullable)
 */
GopsMaterialReport *
gops_materials_add_picture (GopsStore *store,
                            GBytes    *png,
                            gint64     item,
                            GError   **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_from_unix_local (gops_store_now (store) / G_USEC_PER_SEC);
  g_autofree char *time = g_date_time_format (now, "%Y-%m-%d %H-%M-%S");
  /* Translators: name of a pasted picture's file: "Picture 2026-11-30 11-05-00.png" */
  g_autofree char *name = g_strdup_printf (_("Picture %s.png"), time);
  g_autoptr (GopsMaterial) material = NULL;
  GopsAsset asset = { 0 };

  if (!gops_asset_copy_bytes (store, png, &asset, error))
    return NULL;
  material = make_material (store, &asset, name);
  return put_one (store, material, item, error);
}

/* --- links --- */

gboolean
gops_material_is_link (const char *text)
{
  g_autofree char *line = g_strstrip (g_strdup (text));
  g_autofree char *scheme = strpbrk (line, " \t\n\r") == NULL ? g_uri_parse_scheme (line) : NULL;

  return scheme != NULL && g_str_has_prefix (line + strlen (scheme), "://") && line[strlen (scheme) + 3] != '\0' &&
    !g_str_equal (scheme, "file") && g_utf8_strlen (line, -1) <= GOPS_LINK_MAX_CHARACTERS;
}

/* What a link is called until somebody says otherwise: without its scheme. */
static char *
title_of_link (const char *link)
{
  g_autofree char *title = gops_cell_clean_line (strstr (link, "://") + 3, GOPS_NAME_MAX_CHARACTERS, NULL);

  if (g_str_has_suffix (title, "/"))
    title[strlen (title) - 1] = '\0';
  return g_steal_pointer (&title);
}

/**
 * gops_materials_add_link:
 *
 * Nothing is opened: a link is a text that is copied. Errors: %GOPS_INTAKE_ERROR_SYNTAX
 *
 * Returns: (transfer full) (nullable)
 */
GopsMaterialReport *
gops_materials_add_link (GopsStore   *store,
                         const char  *text,
                         gint64       item,
                         GError     **error)
{
  g_autofree char *link = gops_cell_clean_line (text, GOPS_LINK_MAX_CHARACTERS + 1, NULL);
  g_autofree char *title = NULL;
  g_autoptr (GopsMaterial) material = NULL;

  if (!gops_material_is_link (link))
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_SYNTAX,
                   _("This is no link. It begins with https:// or the like and has at most %d characters."), GOPS_LINK_MAX_CHARACTERS);
      return NULL;
    }
  title = title_of_link (link);
  material = gops_record_new (GOPS_TYPE_MATERIAL, "kind", "link", "title", title, "link", link, NULL);
  return put_one (store, material, item, error);
}

/* --- plan items --- */

static gboolean
attach (GopsStore *store,
        gint64     item,
        gint64     material,
        GError   **error)
{
  return gops_store_exec (store, error, "INSERT INTO plan_material (id, item_id, material_id, position)"
                          " SELECT ?1, ?2, ?3, (SELECT coalesce (max (position) + 1, 0) FROM plan_material WHERE item_id = ?2)"
                          " WHERE NOT EXISTS (SELECT 1 FROM plan_material WHERE item_id = ?2 AND material_id = ?3)", "lll",
                          gops_store_new_id (store), item, material);
}

gboolean
gops_material_attach (GopsStore *store,
                      gint64     item,
                      gint64     material,
                      GError   **error)
{
  g_autofree char *title = NULL;

  if (gops_store_in_action (store))
    return attach (store, item, material, error);
  return gops_store_read_text (store, &title, error, "SELECT title FROM material WHERE id = ?1", "l", material) &&
    gops_store_begin (store, error, N_("Attach “%s”"), title, NULL) && gops_store_end (store, attach (store, item, material, error), error);
}

gboolean
gops_material_detach (GopsStore *store,
                      gint64     item,
                      gint64     material,
                      GError   **error)
{
  g_autofree char *title = NULL;

  return gops_store_read_text (store, &title, error, "SELECT title FROM material WHERE id = ?1", "l", material) &&
    gops_store_begin (store, error, N_("Detach “%s”"), title, NULL) &&
    gops_store_end (store, gops_store_exec (store, error, "DELETE FROM plan_material WHERE item_id = ?1 AND material_id = ?2", "ll", item, material),
                    error);
}
