@NullMarked
package io.fairqueue.cli.crowd.client;

import org.jspecify.annotations.NullMarked;
