/** Mail to fans and organizers about what has come about. */
@NullMarked
package io.fairqueue.http.letter;

import org.jspecify.annotations.NullMarked;
