/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a picture file says about itself, as XMP (ISO 16684-1): title, author, resolution. */
#pragma once

#include "gops-bitmap.h"

G_BEGIN_DECLS

/* (transfer full): a packet of UTF-8, always less than 64 KB, which is what a JPEG segment holds. */
char *gops_xmp_packet (const GopsBitmap *picture);

G_END_DECLS
