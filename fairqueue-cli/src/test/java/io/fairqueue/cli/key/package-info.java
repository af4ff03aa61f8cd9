@NullMarked
package io.fairqueue.cli.key;

import org.jspecify.annotations.NullMarked;
