/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One thread at a time may set text or draw it: cairo closes faces that others have just taken up once more than ten are open
 * (cairo-ft-font.c: MAX_OPEN_FACES), and then FreeType crashes.  What is drawn from may be encoded by many at once.
 *
 *   gops_faces_lock ();
 *   … measure, draw, finish a surface that embeds faces …
 *   gops_faces_unlock ();
 *
 * May be nested.  Typesets lock by themselves. */
#pragma once

void gops_faces_lock   (void);
void gops_faces_unlock (void);
