/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads XML out of an archive as it comes. */
#include "config.h"

#include "gops-xml-stream.h"

#include <glib/gi18n-lib.h>
#include <libxml/parser.h>
#include <string.h>

#include "gops-intake-error.h"

/* Bytes that are parsed at once: what the handler keeps of them is bounded by this. */
#define CHUNK (16 * 1024)

static const char *const namespaces[] = {
  "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
  "http://purl.oclc.org/ooxml/spreadsheetml/main",
  "http://schemas.openxmlformats.org/package/2006/relationships",
};

struct _GopsXmlStream
{
  GopsArchive          *archive;   /* borrowed */
  const GopsXmlHandler *handler;
  gpointer              data;
  xmlParserCtxtPtr      parser;    /* (owned) */
  const xmlChar        *known;     /* borrowed (nullable): the namespace that was found to be known, as the parser keeps it */
  gboolean              broken;
  char                  chunk[CHUNK];
};

static gboolean
is_known (GopsXmlStream *self,
          const xmlChar *uri)
{
  if (uri == NULL || uri == self->known)
    return TRUE;
  for (guint i = 0; i < G_N_ELEMENTS (namespaces); i++)
    if (strcmp ((const char *) uri, namespaces[i]) == 0)
      {
        self->known = uri;
        return TRUE;
      }
  return FALSE;
}

static void
on_start_cb (void           *data,
             const xmlChar  *name,
             const xmlChar  *prefix,
             const xmlChar  *uri,
             int             n_namespaces,
             const xmlChar **names,
             int             n_attributes,
             int             n_defaulted,
             const xmlChar **attributes)
{
  GopsXmlStream *self = data;
  GopsXmlTag tag = { (const char *) name, n_attributes, attributes };

  if (is_known (self, uri))
    self->handler->start (self->data, &tag);
}

static void
on_end_cb (void          *data,
           const xmlChar *name,
           const xmlChar *prefix,
           const xmlChar *uri)
{
  GopsXmlStream *self = data;

  if (is_known (self, uri))
    self->handler->end (self->data, (const char *) name);
}

static void
on_text_cb (void          *data,
            const xmlChar *text,
            int            length)
{
  GopsXmlStream *self = data;

  if (self->handler->text != NULL)
    self->handler->text (self->data, (const char *) text, (gsize) length);
}

static void
on_doctype_cb (void          *data,
               const xmlChar *name,
               const xmlChar *external_id,
               const xmlChar *system_id)
{
  GopsXmlStream *self = data;

  self->broken = TRUE;
  xmlStopParser (self->parser);
}

static void
on_error_cb (void           *data,
             const xmlError *told)
{
  GopsXmlStream *self = data;

  if (told->level == XML_ERR_FATAL)
    self->broken = TRUE;
}

GopsXmlStream *
gops_xml_stream_new (GopsArchive          *archive,
                     const GopsXmlHandler *handler,
                     gpointer              data)
{
  static gsize ready;
  GopsXmlStream *self = g_new0 (GopsXmlStream, 1);
  xmlSAXHandler sax = {
    .initialized = XML_SAX2_MAGIC,
    .startElementNs = on_start_cb,
    .endElementNs = on_end_cb,
    .characters = on_text_cb,
    .cdataBlock = on_text_cb,
    .internalSubset = on_doctype_cb,
    .serror = (xmlStructuredErrorFunc) on_error_cb,
  };

  if (g_once_init_enter (&ready))
    {
      xmlInitParser ();
      g_once_init_leave (&ready, 1);
    }
  self->archive = archive;
  self->handler = handler;
  self->data = data;
  self->parser = xmlCreatePushParserCtxt (&sax, self, NULL, 0, NULL);
  xmlCtxtUseOptions (self->parser, XML_PARSE_NONET);
  return self;
}

void
gops_xml_stream_free (GopsXmlStream *self)
{
  xmlFreeParserCtxt (self->parser);
  g_free (self);
}

gboolean
gops_xml_stream_step (GopsXmlStream  *self,
                      gboolean       *out_more,
                      GCancellable   *cancellable,
                      GError        **error)
{
  gssize got = gops_archive_read (self->archive, self->chunk, CHUNK, cancellable, error);

  if (got < 0)
    return FALSE;
  (void) xmlParseChunk (self->parser, self->chunk, (int) got, got == 0);   /* on_error_cb() knows more */
  if (self->broken)
    {
      g_set_error (error, GOPS_INTAKE_ERROR, GOPS_INTAKE_ERROR_ARCHIVE,
                   _("the workbook is damaged; open it in a spreadsheet program and save it again"));
      return FALSE;
    }
  *out_more = got > 0;
  return TRUE;
}

gboolean
gops_xml_read (GopsArchive           *archive,
               guint                  member,
               const GopsXmlHandler  *handler,
               gpointer               data,
               GCancellable          *cancellable,
               GError               **error)
{
  g_autoptr (GopsXmlStream) stream = NULL;
  gboolean more = TRUE;

  if (!gops_archive_begin (archive, member, cancellable, error))
    return FALSE;
  stream = gops_xml_stream_new (archive, handler, data);
  while (more)
    if (!gops_xml_stream_step (stream, &more, cancellable, error))
      return FALSE;
  return TRUE;
}

/* Five pointers an attribute: local name, prefix, namespace, value, the value's end. */
static const guchar **
find_attribute (const GopsXmlTag *self,
                const char       *name)
{
  for (int i = 0; i < self->n_attributes; i++)
    if (strcmp ((const char *) self->attributes[5 * i], name) == 0)
      return self->attributes + 5 * i;
  return NULL;
}

gboolean
gops_xml_tag_get (const GopsXmlTag *self,
                  const char       *name,
                  char             *out_value,
                  gsize             size)
{
  const guchar **attribute = find_attribute (self, name);
  gsize length = attribute != NULL ? MIN ((gsize) (attribute[4] - attribute[3]), size - 1) : 0;

  if (length > 0)
    memcpy (out_value, attribute[3], length);
  out_value[length] = '\0';
  return attribute != NULL;
}

char *
gops_xml_tag_dup (const GopsXmlTag *self,
                  const char       *name)
{
  const guchar **attribute = find_attribute (self, name);

  return attribute != NULL ? g_strndup ((const char *) attribute[3], (gsize) (attribute[4] - attribute[3])) : NULL;
}

gboolean
gops_xml_tag_is_set (const GopsXmlTag *self,
                     const char       *name)
{
  char value[8];

  (void) gops_xml_tag_get (self, name, value, sizeof value);
  return g_str_equal (value, "1") || g_ascii_strcasecmp (value, "true") == 0 || g_str_equal (value, "on");
}
