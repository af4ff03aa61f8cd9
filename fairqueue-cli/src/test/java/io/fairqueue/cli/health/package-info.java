@NullMarked
package io.fairqueue.cli.health;

import org.jspecify.annotations.NullMarked;
