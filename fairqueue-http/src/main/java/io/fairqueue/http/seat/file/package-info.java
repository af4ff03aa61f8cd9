/** Seats from a file as spreadsheets write it, with all that is wrong in it, line by line. */
@NullMarked
package io.fairqueue.http.seat.file;

import org.jspecify.annotations.NullMarked;
