/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the sheets of a workbook share. Parts are found as the package says, through relationships: their names are the
 * writer's choice. */
#include "config.h"

#include "gops-xlsx-workbook.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "gops-intake-error.h"
#include "gops-xml-stream.h"

#define MAX_NAMED 30   /* sheets that a message lists */

/* --- relationships --- */

typedef struct
{
  char *id;       /* (owned) */
  char *type;     /* (owned): the last word of its address: "worksheet", "styles" … */
  char *target;   /* (owned): name of a member */
} Relation;

static void
relation_free (gpointer data)
{
  Relation *relation = data;

  g_free (relation->id);
  g_free (relation->type);
  g_free (relation->target);
  g_free (relation);
}

/* The folder of a part, with its closing slash. */
static char *
folder_of (const char *part)
{
  const char *slash = strrchr (part, '/');

  return g_strndup (part, slash != NULL ? slash + 1 - part : 0);
}

static char *
resolve (const char *folder,
         const char *target)
{
  g_autofree char *joined = *target == '/' ? g_strdup (target + 1) : g_strconcat (folder, target, NULL);
  g_auto (GStrv) parts = g_strsplit (joined, "/", -1);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_str_equal (parts[i], ".."))
      g_ptr_array_set_size (kept, MAX ((int) kept->len - 1, 0));
    else if (*parts[i] != '\0' && !g_str_equal (parts[i], "."))
      g_ptr_array_add (kept, parts[i]);
  g_ptr_array_add (kept, NULL);
  return g_strjoinv ("/", (char **) kept->pdata);
}

typedef struct
{
  const char *folder;
  GPtrArray  *relations;   /* (element-type Relation) */
} RelationsJob;

static void
on_relation_start_cb (gpointer          data,
                      const GopsXmlTag *tag)
{
  RelationsJob *job = data;
  g_autofree char *type = NULL, *target = NULL;
  const char *word;
  Relation *relation;

  if (!g_str_equal (tag->name, "Relationship") || job->relations->len >= 2 * GOPS_XLSX_MAX_SHEETS)
    return;
  type = gops_xml_tag_dup (tag, "Type");
  target = gops_xml_tag_dup (tag, "Target");
  if (type == NULL || target == NULL)
    return;
  word = strrchr (type, '/');
  relation = g_new (Relation, 1);
  *relation = (Relation) { gops_xml_tag_dup (tag, "Id"), g_strdup (word != NULL ? word + 1 : type),
                           resolve (job->folder, g_strdelimit (target, "\\", '/')) };
  g_ptr_array_add (job->relations, relation);
}

static void
on_end_ignore_cb (gpointer    data,
                  const char *name)
{
}

/* Returns: (transfer full) (nullable): the relations of @part, "" for the package's; none where nothing tells them */
static GPtrArray *
read_relations (GopsXlsxWorkbook  *self,
                const char        *part,
                GCancellable      *cancellable,
                GError           **error)
{
  static const GopsXmlHandler handler = { on_relation_start_cb, on_end_ignore_cb, NULL };
  g_autoptr (GPtrArray) relations = g_ptr_array_new_with_free_func (relation_free);
  g_autofree char *folder = folder_of (part);
  g_autofree char *name = g_strconcat (folder, "_rels/", part + strlen (folder), ".rels", NULL);
  RelationsJob job = { folder, relations };
  guint member;

  if (gops_archive_find (self->archive, name, &member) &&
      !gops_xml_read (self->archive, member, &handler, &job, cancellable, error))
    return NULL;
  return g_steal_pointer (&relations);
}

static const Relation *
find_relation (GPtrArray  *relations,
               const char *type,
               const char *id)
{
  for (guint i = 0; i < relations->len; i++)
    {
      const Relation *relation = relations->pdata[i];

      if ((type == NULL || g_str_equal (relation->type, type)) && (id == NULL || g_strcmp0 (relation->id, id) == 0))
        return relation;
    }
  return NULL;
}

/* --- the workbook's own part --- */

typedef struct
{
  GopsXlsxWorkbook *workbook;
  GPtrArray        *relations;
} WorkbookJob;

static void
on_workbook_start_cb (gpointer          data,
                      const GopsXmlTag *tag)
{
  WorkbookJob *job = data;
  GopsXlsxWorkbook *self = job->workbook;
  g_autofree char *id = NULL, *name = NULL;
  const Relation *relation;
  char state[16];
  guint member;

  if (g_str_equal (tag->name, "workbookPr"))
    self->from_1904 = gops_xml_tag_is_set (tag, "date1904");
  if (!g_str_equal (tag->name, "sheet") || self->sheets->len >= GOPS_XLSX_MAX_SHEETS)
    return;

  id = gops_xml_tag_dup (tag, "id");
  relation = id != NULL ? find_relation (job->relations, "worksheet", id) : NULL;
  if (relation != NULL && gops_archive_find (self->archive, relation->target, &member))
    {
      GopsXlsxSheet *sheet = g_new (GopsXlsxSheet, 1);

      name = gops_xml_tag_dup (tag, "name");
      *sheet = (GopsXlsxSheet) {
        .name = name != NULL ? g_steal_pointer (&name) : g_strdup (""),
        .hidden = gops_xml_tag_get (tag, "state", state, sizeof state) && !g_str_equal (state, "visible"),
        .member = member,
      };
      g_ptr_array_add (self->sheets, sheet);
    }
}

static gboolean
fail_no_workbook (GFile   *file,
                  GError **error)
{
  g_autofree char *name = g_file_get_basename (file);

  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ARCHIVE,
               _("%s is no Excel workbook of today's kind; open it in a spreadsheet program and save it as .xlsx, "
                 "without a password"), name);
  return FALSE;
}

static gboolean
read_sheets (GopsXlsxWorkbook  *self,
             GFile             *file,
             GCancellable      *cancellable,
             GError           **error)
{
  static const GopsXmlHandler handler = { on_workbook_start_cb, on_end_ignore_cb, NULL };
  g_autoptr (GPtrArray) package = read_relations (self, "", cancellable, error), relations = NULL;
  const Relation *relation = package != NULL ? find_relation (package, "officeDocument", NULL) : NULL;
  const char *part = relation != NULL ? relation->target : "xl/workbook.xml";
  g_autofree char *name = NULL;
  WorkbookJob job;
  guint member;

  if (package == NULL)
    return FALSE;
  if (!gops_archive_find (self->archive, part, &member) || !g_str_has_suffix (part, ".xml"))
    return fail_no_workbook (file, error);
  if ((relations = read_relations (self, part, cancellable, error)) == NULL)
    return FALSE;
  job = (WorkbookJob) { self, relations };
  if (!gops_xml_read (self->archive, member, &handler, &job, cancellable, error))
    return FALSE;

  if ((relation = find_relation (relations, "styles", NULL)) != NULL)
    self->styles_part = g_strdup (relation->target);
  if ((relation = find_relation (relations, "sharedStrings", NULL)) != NULL)
    self->texts_part = g_strdup (relation->target);
  if (self->sheets->len > 0)
    return TRUE;
  name = g_file_get_basename (file);
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_EMPTY, _("%s holds no sheet with cells; export the list again"),
               name);
  return FALSE;
}

static void
sheet_free (gpointer data)
{
  g_free (((GopsXlsxSheet *) data)->name);
  g_free (data);
}

/* Workbooks of before 2007, and all that are locked with a password, are no archives. */
static gboolean
is_old_workbook (GFile        *file,
                 GCancellable *cancellable)
{
  g_autoptr (GFileInputStream) stream = g_file_read (file, cancellable, NULL);
  char magic[8];
  gsize length;

  return stream != NULL &&
         g_input_stream_read_all (G_INPUT_STREAM (stream), magic, sizeof magic, &length, cancellable, NULL) &&
         length == sizeof magic && memcmp (magic, "\320\317\021\340\241\261\032\341", sizeof magic) == 0;
}

GopsXlsxWorkbook *
gops_xlsx_workbook_open (GFile         *file,
                         GCancellable  *cancellable,
                         GError       **error)
{
  g_autoptr (GopsXlsxWorkbook) self = g_new0 (GopsXlsxWorkbook, 1);
  g_autoptr (GError) local_error = NULL;

  self->sheets = g_ptr_array_new_with_free_func (sheet_free);
  self->formats = g_array_new (FALSE, FALSE, sizeof (GopsXlsxFormat));
  self->archive = gops_archive_open (file, NULL, cancellable, &local_error);
  if (self->archive != NULL)
    return read_sheets (self, file, cancellable, error) ? g_steal_pointer (&self) : NULL;
  if (is_old_workbook (file, cancellable))
    (void) fail_no_workbook (file, error);
  else
    g_propagate_error (error, g_steal_pointer (&local_error));
  return NULL;
}

static GopsXlsxSheet *
fail_no_sheet (GopsXlsxWorkbook  *self,
               const char        *name,
               GError           **error)
{
  g_autoptr (GString) names = g_string_new (NULL);

  for (guint i = 0; i < MIN (self->sheets->len, MAX_NAMED); i++)
    g_string_append_printf (names, "%s“%s”", i > 0 ? C_ ("between the items of a list", ", ") : "", ((GopsXlsxSheet *) self->sheets->pdata[i])->name);
  g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_COLUMN, _("there is no sheet “%s”; the sheets are %s"), name,
               names->str);
  return NULL;
}

GopsXlsxSheet *
gops_xlsx_workbook_find_sheet (GopsXlsxWorkbook  *self,
                               const char        *name,
                               GError           **error)
{
  guint64 number;

  for (guint i = 0; i < self->sheets->len; i++)
    if (g_str_equal (((GopsXlsxSheet *) self->sheets->pdata[i])->name, name))
      return self->sheets->pdata[i];
  if (!g_ascii_string_to_unsigned (name, 10, 1, self->sheets->len, &number, NULL))
    return fail_no_sheet (self, name, error);
  return self->sheets->pdata[number - 1];
}

void
gops_xlsx_workbook_free (GopsXlsxWorkbook *self)
{
  g_clear_pointer (&self->archive, gops_archive_free);
  g_clear_pointer (&self->texts, gops_text_store_free);
  g_ptr_array_unref (self->sheets);
  g_array_unref (self->formats);
  g_free (self->styles_part);
  g_free (self->texts_part);
  g_free (self);
}
