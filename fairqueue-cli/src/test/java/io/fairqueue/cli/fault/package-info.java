@NullMarked
package io.fairqueue.cli.fault;

import org.jspecify.annotations.NullMarked;
