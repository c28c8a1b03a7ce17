/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reads XML out of an archive as it comes, without entities, without the network, in bounded memory. */
#pragma once

#include "gops-archive.h"

/* Documents of offices alone are meant: elements of SpreadsheetML, of either of its namespaces, and of the package's
 * relationships are told by their local names, whatever their prefix; those of extensions are passed over. A document
 * type makes the document unfit: no office writes one, and entities are made in it. */

/**
 * GopsXmlTag: an element's start; for gops_xml_tag_get() alone
 */
typedef struct
{
  const char   *name;            /* local */
  int           n_attributes;
  const guchar **attributes;     /* as libxml2 gives them */
} GopsXmlTag;

/**
 * GopsXmlHandler:
 * @text: may come in pieces; (nullable)
 */
typedef struct
{
  void (*start) (gpointer data, const GopsXmlTag *tag);
  void (*end)   (gpointer data, const char *name);
  void (*text)  (gpointer data, const char *text, gsize length);
} GopsXmlHandler;

typedef struct _GopsXmlStream GopsXmlStream;

/**
 * gops_xml_stream_new: reads the member at which @archive is (gops_archive_begin())
 * @archive: must live as long
 */
GopsXmlStream *gops_xml_stream_new  (GopsArchive           *archive,
                                     const GopsXmlHandler  *handler,
                                     gpointer               data);
void           gops_xml_stream_free (GopsXmlStream         *self);

/**
 * gops_xml_stream_step: reads some KiB more, for which the handler is called
 * @out_more: (out): %FALSE at the end
 *
 * Errors: %GOPS_INTAKE_ERROR_ARCHIVE for what is no XML from here on, and those of gops_archive_read()
 */
gboolean       gops_xml_stream_step (GopsXmlStream         *self,
                                     gboolean              *out_more,
                                     GCancellable          *cancellable,
                                     GError               **error);

/** gops_xml_read: reads the whole of a member */
gboolean       gops_xml_read        (GopsArchive           *archive,
                                     guint                  member,
                                     const GopsXmlHandler  *handler,
                                     gpointer               data,
                                     GCancellable          *cancellable,
                                     GError               **error);

/**
 * gops_xml_tag_get:
 * @name: local
 * @size: of @out_value; longer values are cut, which no value that matters is
 *
 * Returns: whether there is such an attribute; else @out_value is ""
 */
gboolean       gops_xml_tag_get     (const GopsXmlTag      *self,
                                     const char            *name,
                                     char                  *out_value,
                                     gsize                  size);

/** gops_xml_tag_dup: Returns: (nullable) (transfer full) */
char          *gops_xml_tag_dup     (const GopsXmlTag      *self,
                                     const char            *name);

/** gops_xml_tag_is_set: whether an attribute says yes: "1", "true", "on" */
gboolean       gops_xml_tag_is_set  (const GopsXmlTag      *self,
                                     const char            *name);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsXmlStream, gops_xml_stream_free)
