/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The properties in a file of vCards, one by one: unfolded, and decoded when somebody wants to know them. */
#pragma once

#include "gops-vcard-value.h"

/* Folding comes first, as bytes: a line may break inside a character. Then quoted-printable or base64, which make bytes
 * again, then the charset that the property names; what names none is UTF-8 or what its bytes look like. Values of
 * properties that nobody wants, photos above all, are passed over without being copied. */
#define GOPS_VCARD_MAX_VALUE (4 * 1024 * 1024)   /* bytes as they stand in the file */

typedef struct _GopsVcardLines GopsVcardLines;

/** GopsVcardWanted: whether the value of a property will be looked at */
typedef gboolean (*GopsVcardWanted) (const char *name);

/**
 * gops_vcard_lines_new:
 * @stream: seekable
 * @encoding: (nullable): of what names none and is no UTF-8; %NULL: find it out
 *
 * Errors: as gops_text_decoder_new()
 */
GopsVcardLines       *gops_vcard_lines_new          (GInputStream             *stream,
                                                     const char               *encoding,
                                                     GopsVcardWanted           wanted,
                                                     GCancellable             *cancellable,
                                                     GError                  **error);
void                  gops_vcard_lines_free         (GopsVcardLines           *self);

/** gops_vcard_lines_rewind: goes back to the start of the file */
gboolean              gops_vcard_lines_rewind       (GopsVcardLines           *self,
                                                     GCancellable             *cancellable,
                                                     GError                  **error);

/**
 * gops_vcard_lines_next:
 * @out_property: (out) (nullable): %NULL at the end. Lines that are no property are passed over
 */
gboolean              gops_vcard_lines_next         (GopsVcardLines           *self,
                                                     const GopsVcardProperty **out_property,
                                                     GCancellable             *cancellable,
                                                     GError                  **error);
guint64               gops_vcard_lines_get_offset   (GopsVcardLines           *self);

/** gops_vcard_lines_get_encoding: Returns: of the texts so far; not UTF-8 as soon as one was something else */
const char           *gops_vcard_lines_get_encoding (GopsVcardLines           *self);
const GopsTextDamage *gops_vcard_lines_get_damage   (GopsVcardLines           *self);

/** gops_vcard_lines_decode: as gops_vcard_property_decode(), of the last property */
char                **gops_vcard_lines_decode       (GopsVcardLines           *self,
                                                     char                      separator);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (GopsVcardLines, gops_vcard_lines_free)
