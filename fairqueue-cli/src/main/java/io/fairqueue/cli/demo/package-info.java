/** An on-sale to watch. */
@NullMarked
package io.fairqueue.cli.demo;

import org.jspecify.annotations.NullMarked;
