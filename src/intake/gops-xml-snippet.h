/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Takes one text out of a scrap of XML that may be cut or broken. Nothing is expanded but the five entities of XML and
 * numbers. */
#pragma once

#include <glib.h>

/**
 * gops_xml_snippet_element:
 * @name: of an element; the first one counts
 * @out: the text of it, without what is marked up in it, replaces what was there; "" when there is none
 *
 * Returns: whether there is such an element, with its end
 */
gboolean gops_xml_snippet_element   (const char *xml,
                                     const char *name,
                                     GString    *out);

/**
 * gops_xml_snippet_attribute:
 * @name: of an attribute; the first one in any element counts
 * @out: as gops_xml_snippet_element()
 */
gboolean gops_xml_snippet_attribute (const char *xml,
                                     const char *name,
                                     GString    *out);

/** gops_xml_snippet_plain: @out: the text without what is marked up in it */
void     gops_xml_snippet_plain     (const char *xml,
                                     GString    *out);
