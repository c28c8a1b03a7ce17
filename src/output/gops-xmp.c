/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture file says about itself, as XMP: title, author, resolution. */
#include "gops-xmp.h"

#define MOST_CHARACTERS 500   /* of a title or a name; four bytes each and escaped they still fit */

/* @format has a %s for @text. */
static void
append_text (GString *out, const char *format, const char *text)
{
  g_autofree char *start = text != NULL ? g_utf8_substring (text, 0, MIN (g_utf8_strlen (text, -1), MOST_CHARACTERS)) : NULL;
  g_autofree char *escaped = start != NULL && *start != '\0' ? g_markup_printf_escaped (format, start) : NULL;

  if (escaped != NULL)
    g_string_append (out, escaped);
}

static void
append_resolution (GString *out, double dpi)
{
  if (dpi > 0)
    g_string_append_printf (out,
                            "<tiff:XResolution>%d/100</tiff:XResolution><tiff:YResolution>%d/100</tiff:YResolution>"
                            "<tiff:ResolutionUnit>2</tiff:ResolutionUnit>",
                            (int) (dpi * 100 + 0.5), (int) (dpi * 100 + 0.5));
}

char *
gops_xmp_packet (const GopsBitmap *picture)
{
  GString *out = g_string_new ("<?xpacket begin=\"\xef\xbb\xbf\" id=\"W5M0MpCehiHzreSzNTczkc9d\"?>\n"
                               "<x:xmpmeta xmlns:x=\"adobe:ns:meta/\"><rdf:RDF xmlns:rdf=\"http://www.w3.org/1999/02/22-rdf-syntax-ns#\">"
                               "<rdf:Description rdf:about=\"\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\""
                               " xmlns:xmp=\"http://ns.adobe.com/xap/1.0/\" xmlns:tiff=\"http://ns.adobe.com/tiff/1.0/\""
                               " xmlns:exif=\"http://ns.adobe.com/exif/1.0/\">");

  append_text (out, "<dc:title><rdf:Alt><rdf:li xml:lang=\"x-default\">%s</rdf:li></rdf:Alt></dc:title>", picture->title);
  append_text (out, "<dc:creator><rdf:Seq><rdf:li>%s</rdf:li></rdf:Seq></dc:creator>", picture->author);
  append_resolution (out, picture->dpi);
  g_string_append (out, "<xmp:CreatorTool>GroupOps</xmp:CreatorTool><exif:ColorSpace>1</exif:ColorSpace>"
                        "</rdf:Description></rdf:RDF></x:xmpmeta>\n<?xpacket end=\"w\"?>");
  return g_string_free (out, FALSE);
}
