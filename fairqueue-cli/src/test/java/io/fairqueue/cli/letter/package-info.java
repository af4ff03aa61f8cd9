@NullMarked
package io.fairqueue.cli.letter;

import org.jspecify.annotations.NullMarked;
