/** Codes are read off pictures that cameras took at the door. */
@NullMarked
package io.fairqueue.http.scan;

import org.jspecify.annotations.NullMarked;
