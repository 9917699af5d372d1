<?php

// The words of the shop.
return [
    'welcome' => 'Welcome, :name!',
    'quote'   => 'It\'s \'here\'', # a remark
    "both" => "Say \"hi\" for \$5\n",
    'items' => 'One item|:count items',
    'ranges' => '{0} None|[1,19] Some|[20,*] Many',
    'title' => 'Lamp | Pen',
    'nested' => array(
        'list' => ['First', 'Second'],
        'code' => 'a' . 'b',
    ),
];
