<%@ page contentType="text/html;charset=UTF-8" isErrorPage="true" import="io.github.countersign.it.gallery.Secret" %><!DOCTYPE html>
<title>Error</title>
<p><%= Secret.touch() %> with the menu of those who are signed in
