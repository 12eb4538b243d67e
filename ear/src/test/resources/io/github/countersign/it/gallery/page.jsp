<%@ page contentType="text/html;charset=UTF-8" import="io.github.countersign.it.gallery.Secret" %><!DOCTYPE html>
<title>Gallery</title>
<p><%= Secret.touch() %> by a JSP
