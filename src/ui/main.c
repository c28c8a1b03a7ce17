/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The desktop application. */

#include "config.h"

#include <glib/gi18n.h>
#include <locale.h>
#include <signal.h>

#include "gops-application.h"
#include "gops-look.h"

int
main (int    argc,
      char **argv)
{
  g_autoptr (GtkApplication) application = NULL;
  const char *texts = g_getenv ("GOPS_LOCALEDIR");   /* set where the program runs from its build folder */

  (void) setlocale (LC_ALL, "");
  bindtextdomain (GETTEXT_PACKAGE, texts != NULL ? texts : GOPS_LOCALEDIR);
  bind_textdomain_codeset (GETTEXT_PACKAGE, "UTF-8");
  textdomain (GETTEXT_PACKAGE);
  (void) signal (SIGXFSZ, SIG_IGN);   /* a file-size limit is an error to report, not the end */
  g_set_application_name ("GroupOps");

  gops_look_init ();
  application = gops_application_new ();
  return g_application_run (G_APPLICATION (application), argc, argv);
}
