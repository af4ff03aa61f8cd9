/** What fans, newspapers and rivals check a line with: no stores, and no word believed. */
@NullMarked
package io.fairqueue.cli.verify;

import org.jspecify.annotations.NullMarked;
