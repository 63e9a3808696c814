/**
 * Fichiers à télécharger : a book of the interface as a spreadsheet or a page to print, which say the position they
 * show. They are made of the book's CSV row by row; what a book holds is decided there, and nothing here.
 */
@NullMarked
package fr.quitus.web.files;

import org.jspecify.annotations.NullMarked;
