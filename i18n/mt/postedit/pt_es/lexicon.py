"""Portuguese words that Apertium's dictionary of Portuguese and Spanish has not, and ours."""

from __future__ import annotations

import re

_WORDS = """
gerenciador:gestor gerenciadores:gestores gerenciar:gestionar gerenciamento:manejo
cabeçalho:encabezado cabeçalhos:encabezados mapeamento:mapeo mapear:mapear manuseio:manejo
carregador:cargador carregadores:cargadores encaminhamento:reenvío caractere:carácter
caracteres:caracteres utilitário:utilitario utilitários:utilitarios remetente:remitente
remetentes:remitentes roteador:enrutador roteadores:enrutadores desligamento:apagado
raciocínio:razonamiento contêiner:contenedor contêineres:contenedores apêndice:apéndice
sinopse:sinopsis interpretador:intérprete escopo:alcance reinício:reinicio despejo:volcado
gatilho:disparador ajudantes:ayudantes iniciante:principiante iniciantes:principiantes
áudio:audio ruim:malo lidar:tratar lida:trata lidam:tratan lidando:tratando
desabilitar:deshabilitar desabilita:deshabilita criptografar:cifrar mesclar:fusionar
agendar:programar rotular:etiquetar pular:saltar rolar:desplazar arquitetura:arquitectura
arquiteturas:arquitecturas criptografia:criptografía subárvore:subárbol subárvores:subárboles
hiberar:hibernar descriptografar:descifrar arquivar:archivar desatualizado:desactualizado
conflitante:discordante conflitantes:discordantes latim:latín norueguês:noruego codinome:apodo
codinomes:apodos
"""

_DONE = {"desabilitad": "deshabilitad", "criptografad": "cifrad", "mesclad": "fusionad",
         "agendad": "programad", "arquivad": "archivad", "rotulad": "etiquetad",
         "gerenciad": "gestionad"}  # fmt: skip

_KNOWN = dict(pair.split(":") for pair in _WORDS.split())


def _known(match: re.Match[str]) -> str:
    if match["done"]:
        return _DONE[match["done"].lower()] + match["end"]
    return _KNOWN[match.group().lower()]


LACKING = ((rf"{'|'.join(_KNOWN)}|(?P<done>{'|'.join(_DONE)})(?P<end>[oa]s?)", _known),)
"""Words for words, of the same gender."""

OTHERWISE = (("mídia", "medio"), ("mídias", "medios"), ("renomeação", "cambio de nombre"),
             ("dicas", "consejos"))  # fmt: skip
"""Feminine words, and masculine ones for them."""
