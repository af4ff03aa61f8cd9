/** Draws over HTTP: what everybody may check, and what organizers may hand in. */
@NullMarked
package io.fairqueue.http.draw;

import org.jspecify.annotations.NullMarked;
