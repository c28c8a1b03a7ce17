/* SPDX-License-Identifier: GPL-3.0-or-later */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/*
 * Small archives for tests, written by another hand than the one that reads them.
 *
 *   GopsTestZip *zip = gops_test_zip_new (path, NULL);
 *   gops_test_zip_add (zip, "users.json", "[]", -1);
 *   gops_test_zip_close (zip);
 */
typedef struct _GopsTestZip GopsTestZip;

/* @options: (nullable): libarchive's, as "hdrcharset=GB18030" or "zip:encryption=zipcrypt" */
GopsTestZip *gops_test_zip_new   (const char  *path,
                                  const char  *options);

/* @length: -1 for a string */
void         gops_test_zip_add   (GopsTestZip *self,
                                  const char  *name,
                                  const void  *content,
                                  gssize       length);
void         gops_test_zip_close (GopsTestZip *self);

/* Names and contents in turn, NULL at the end. */
void         gops_test_zip_write (const char  *path,
                                  const char  *name,
                                  ...) G_GNUC_NULL_TERMINATED;

/* A file of these bytes, without waiting for the disk: quick enough for thousands. @length: -1 for a string */
void         gops_test_write_file (const char *path,
                                   const void *bytes,
                                   gssize      length);

G_END_DECLS
