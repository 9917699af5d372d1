<?php

// The words of the shop.
return [
    'welcome' => '«Welcome, :name!»',
    'quote'   => '«It\'s \'here\'»', # a remark
    "both" => "«Say \"hi\" for \$5»\n",
    'items' => '«:count items 0»|«:count items 1»|«:count items 2»',
    'ranges' => '{0} «None»|[1,19] «Some»|[20,*] «Many»',
    'title' => '«Lamp | Pen»',
    'nested' => array(
        'list' => ['«First»', '«Second»'],
        'code' => 'a' . 'b',
    ),
];
