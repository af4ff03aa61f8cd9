/** What was tried to the end. */
@NullMarked
package io.fairqueue.cli.letter;

import org.jspecify.annotations.NullMarked;
