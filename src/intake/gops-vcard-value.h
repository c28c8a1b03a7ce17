/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What one property of a vCard says: its parameters, and its value as text. */
#pragma once

#include "gops-text-decoder.h"

typedef enum
{
  GOPS_VCARD_PLAIN,
  GOPS_VCARD_QUOTED_PRINTABLE,
  GOPS_VCARD_BASE64,
} GopsVcardTransfer;

/**
 * GopsVcardProperty: lives until the next is read
 * @line: of the file, from 1, where it begins
 * @offset: of the file, bytes, where it begins
 * @name: upper case, without its group ("item1.")
 * @parameters: all of them, as they stand, with a ";" before each
 * @transfer: how the value is written
 * @value: (array length=length): as it stands, unfolded, with a zero behind; "" for what is not wanted
 * @too_long: the value was longer than the limit and is not there
 */
typedef struct
{
  guint64           line;
  guint64           offset;
  const char       *name;
  const char       *parameters;
  GopsVcardTransfer transfer;
  const char       *value;
  gsize             length;
  gboolean          too_long;
} GopsVcardProperty;

/**
 * GopsVcardCharset: how to read what names no charset, and what came of it
 * @asked: (nullable): what somebody said
 * @guessed: (nullable): what the whole file looks like, where that is not UTF-8
 * @is_decoded: values are UTF-8 already, as those of files in UTF-16
 * @told: the encoding to tell people of: not UTF-8 as soon as one text was something else
 */
typedef struct
{
  const char     *asked;
  const char     *guessed;
  gboolean        is_decoded;
  const char     *told;
  GopsTextDamage  damage;
} GopsVcardCharset;

GopsVcardTransfer gops_vcard_property_get_transfer (const GopsVcardProperty *self);

/**
 * gops_vcard_property_get: looks up a parameter's value
 * @name: upper case
 *
 * Returns: (nullable) (transfer full): without quotes; of several, all with commas between
 */
char             *gops_vcard_property_get          (const GopsVcardProperty *self,
                                                    const char              *name);

/** gops_vcard_property_has_type: whether @type, lower case, is among the types, with their name before them or bare */
gboolean          gops_vcard_property_has_type     (const GopsVcardProperty *self,
                                                    const char              *type);

/**
 * gops_vcard_property_decode:
 * @separator: ';' or ',' between the parts of the value; 0 for a value that is one text
 *
 * Returns: (transfer full) (array zero-terminated=1): the parts of the value as UTF-8, without backslashes
 */
char            **gops_vcard_property_decode       (const GopsVcardProperty *self,
                                                    GopsVcardCharset        *charset,
                                                    char                     separator);
