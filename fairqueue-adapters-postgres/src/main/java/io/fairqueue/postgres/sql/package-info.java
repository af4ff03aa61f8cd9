/** Statements in files, rows and arrays, deadlines, and what a failure means. */
@NullMarked
package io.fairqueue.postgres.sql;

import org.jspecify.annotations.NullMarked;
