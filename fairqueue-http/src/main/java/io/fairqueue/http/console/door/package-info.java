/** The door, as those who stand there see it. */
@NullMarked
package io.fairqueue.http.console.door;

import org.jspecify.annotations.NullMarked;
