/** Fans who buy through the front door. */
@NullMarked
package io.fairqueue.cli.crowd;

import org.jspecify.annotations.NullMarked;
