/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Small arithmetic for poster templates: recursive descent, one token ahead. */
#include "config.h"
#include "gops-expression.h"

#include <glib/gi18n.h>
#include <math.h>
#include "gops-output-error.h"

#define MAX_DEPTH 40
#define MAX_ARGUMENTS 4

typedef struct
{
  const char           *text;
  const char           *p;
  GopsExpressionLookup  lookup;
  gpointer              data;
  int                   depth;
  GError              **error;
  gboolean              failed;
} Parser;

static double parse_choice (Parser *self);

static double
fail (Parser *self, const char *what)
{
  if (!self->failed)
    g_set_error (self->error, GOPS_OUTPUT_ERROR, GOPS_OUTPUT_ERROR_TEMPLATE, _("“%s”, character %d: %s"),
                 self->text, (int) (self->p - self->text) + 1, what);
  self->failed = TRUE;
  return 0;
}

static gboolean
accept (Parser *self, const char *token)
{
  gsize n = strlen (token);

  while (*self->p == ' ')
    self->p++;
  if (strncmp (self->p, token, n) != 0)
    return FALSE;
  self->p += n;
  return TRUE;
}

/* Evenly spread over [0, 1), the same on every machine. */
static double
scatter (double seed)
{
  guint32 x = (guint32) (gint64) floor (seed * 16) * 2654435761u + 97;

  x ^= x >> 15;
  x *= 2246822519u;
  x ^= x >> 13;
  return (x & 0xffffff) / 16777216.0;
}

static double
degrees (double a)
{
  return a * G_PI / 180;
}

static double
call (Parser *self, const char *name, const double *a, int n)
{
  struct { const char *name; int n; double value; } table[] = {
    { "min", 2, MIN (a[0], a[1]) },
    { "max", 2, MAX (a[0], a[1]) },
    { "abs", 1, fabs (a[0]) },
    { "floor", 1, floor (a[0] + 1e-9) },
    { "ceil", 1, ceil (a[0] - 1e-9) },
    { "round", 1, round (a[0]) },
    { "sqrt", 1, a[0] > 0 ? sqrt (a[0]) : 0 },
    { "sin", 1, sin (degrees (a[0])) },
    { "cos", 1, cos (degrees (a[0])) },
    { "tan", 1, tan (degrees (a[0])) },
    { "clamp", 3, MIN (MAX (a[0], a[1]), a[2]) },
    { "lerp", 3, a[0] + (a[1] - a[0]) * a[2] },
    { "rand", 1, scatter (a[0]) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (table); i++)
    if (g_str_equal (table[i].name, name))
      return table[i].n == n ? table[i].value : fail (self, _("wrong number of values"));
  return fail (self, _("there is no such function"));
}

static gboolean
is_field_function (const char *name)
{
  static const char *const names[] = { "has", "len", "rows", "day", "month", "mdays", "wday", "minutes", "until", NULL };

  return g_strv_contains (names, name);
}

static char *
read_name (Parser *self)
{
  const char *start = self->p;

  while (g_ascii_isalnum (*self->p) || *self->p == '_')
    self->p++;
  return g_strndup (start, (gsize) (self->p - start));
}

static double
look_up (Parser *self, const char *name)
{
  double value = 0;

  if (!self->lookup (name, &value, self->data))
    return fail (self, _("there is no such name"));
  return value;
}

static double
parse_field_function (Parser *self, const char *function)
{
  g_autofree char *field = NULL, *key = NULL;

  accept (self, "");
  field = read_name (self);
  key = g_strconcat (function, ":", field, NULL);
  if (!accept (self, ")"))
    return fail (self, _("“)” is missing"));
  return look_up (self, key);
}

static double
parse_call (Parser *self, const char *name)
{
  double a[MAX_ARGUMENTS] = { 0 };
  int n = 0;

  do
    {
      if (n == MAX_ARGUMENTS)
        return fail (self, _("too many values"));
      a[n++] = parse_choice (self);
    }
  while (!self->failed && accept (self, ","));
  if (!self->failed && !accept (self, ")"))
    return fail (self, _("“)” is missing"));
  return self->failed ? 0 : call (self, name, a, n);
}

static double
parse_value (Parser *self)
{
  accept (self, "");
  if (accept (self, "("))
    {
      double value = parse_choice (self);

      return self->failed || accept (self, ")") ? value : fail (self, _("“)” is missing"));
    }
  if (g_ascii_isdigit (*self->p) || *self->p == '.')
    {
      char *end;
      double value = g_ascii_strtod (self->p, &end);

      self->p = end;
      return value;
    }
  if (g_ascii_isalpha (*self->p))
    {
      g_autofree char *name = read_name (self);

      if (!accept (self, "("))
        return look_up (self, name);
      return is_field_function (name) ? parse_field_function (self, name) : parse_call (self, name);
    }
  return fail (self, _("a value is missing"));
}

static double
parse_sign (Parser *self)
{
  if (++self->depth > MAX_DEPTH)
    return fail (self, _("too deep"));

  double value = accept (self, "-") ? -parse_sign (self) : accept (self, "!") ? !parse_sign (self) : parse_value (self);

  self->depth--;
  return value;
}

static double
parse_product (Parser *self)
{
  double value = parse_sign (self);

  while (!self->failed)
    {
      if (accept (self, "*"))
        value *= parse_sign (self);
      else if (accept (self, "/"))
        {
          double by = parse_sign (self);

          value = by != 0 ? value / by : 0;
        }
      else if (accept (self, "%"))
        {
          double by = parse_sign (self);

          value = by != 0 ? value - by * floor (value / by) : 0;
        }
      else
        break;
    }
  return value;
}

static double
parse_sum (Parser *self)
{
  double value = parse_product (self);

  while (!self->failed)
    {
      if (accept (self, "+"))
        value += parse_product (self);
      else if (accept (self, "-"))
        value -= parse_product (self);
      else
        break;
    }
  return value;
}

static double
parse_comparison (Parser *self)
{
  double a = parse_sum (self);

  if (accept (self, "<="))
    return a <= parse_sum (self);
  if (accept (self, ">="))
    return a >= parse_sum (self);
  if (accept (self, "=="))
    return fabs (a - parse_sum (self)) < 1e-9;
  if (accept (self, "!="))
    return fabs (a - parse_sum (self)) >= 1e-9;
  if (accept (self, "<"))
    return a < parse_sum (self);
  if (accept (self, ">"))
    return a > parse_sum (self);
  return a;
}

static double
parse_and (Parser *self)
{
  double a = parse_comparison (self);

  while (!self->failed && accept (self, "&&"))
    {
      double b = parse_comparison (self);

      a = a != 0 && b != 0;
    }
  return a;
}

static double
parse_or (Parser *self)
{
  double a = parse_and (self);

  while (!self->failed && accept (self, "||"))
    {
      double b = parse_and (self);

      a = a != 0 || b != 0;
    }
  return a;
}

static double
parse_choice (Parser *self)
{
  double condition, yes, no;

  if (++self->depth > MAX_DEPTH)
    return fail (self, _("too deep"));
  condition = parse_or (self);
  if (self->failed || !accept (self, "?"))
    {
      self->depth--;
      return condition;
    }
  yes = parse_choice (self);
  if (!self->failed && !accept (self, ":"))
    return fail (self, _("“:” is missing"));
  no = parse_choice (self);
  self->depth--;
  return condition != 0 ? yes : no;
}

gboolean
gops_expression_compute (const char *text, GopsExpressionLookup lookup, gpointer data, double *out_value, GError **error)
{
  Parser self = { .text = text, .p = text, .lookup = lookup, .data = data, .error = error };
  double value = parse_choice (&self);

  accept (&self, "");
  if (!self.failed && *self.p != '\0')
    fail (&self, _("something is left over"));
  if (self.failed)
    return FALSE;
  *out_value = isfinite (value) ? value : 0;
  return TRUE;
}
