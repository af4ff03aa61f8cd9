@NullMarked
package io.fairqueue.cli.payment;

import org.jspecify.annotations.NullMarked;
